exports.renderDigest = (items) => items.map((item) => `<li>${item.title}</li>`).join('')
