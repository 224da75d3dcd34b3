const words = new Map()

export const i18n = {
  t(key, params, language) {
    const found = words.get(`${language}:${key}`)
    return found ? found(params) : key
  },
}
