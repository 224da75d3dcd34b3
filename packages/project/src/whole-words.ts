/** Whether a text holds a word whole. */
export function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (isWhole(text, at, word.length)) return true
  return false
}

/** Whether a piece of a text is no part of a longer name. */
export function isWhole(text: string, at: number, length: number): boolean {
  return !isNamePart(text.charCodeAt(at - 1)) && !isNamePart(text.charCodeAt(at + length))
}

/** NaN, before the start and past the end, is none. Bytes past ASCII belong to letters. */
function isNamePart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code >= 128
  )
}
