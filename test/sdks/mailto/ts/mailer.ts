export function writeTo(to: string[], subject: string) {
  window.open(`mailto:${to.join(',')}?subject=${encodeURIComponent(subject)}`)
}

export function writeToOne(to: string, subject: string) {
  window.open(`mailto:${to}?subject=${encodeURIComponent(subject)}`)
}
