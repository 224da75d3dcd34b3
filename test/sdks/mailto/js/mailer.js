function writeTo(to, subject) {
  window.open(`mailto:${to.join(',')}?subject=${encodeURIComponent(subject)}`)
}

function writeToOne(to, subject) {
  window.open(`mailto:${to}?subject=${encodeURIComponent(subject)}`)
}

module.exports = { writeTo, writeToOne }
