export const EMAIL_PATTERN = /^[\w.+-]+@[\w-]+\.[\w.]+$/
