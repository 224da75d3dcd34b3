import type { Way } from '@undisclosed/core'

/** Whether a text holds a word whole. */
export function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (isWhole(text, at, word.length)) return true
  return false
}

/** Whether a text holds a word whole at a stretch of it. */
function holdsAround(text: string, word: string, start: number, end: number): boolean {
  const reach = word.length + 1
  const from = Math.max(0, start - reach)
  const to = Math.min(text.length, end + reach)
  const piece = text.slice(from, to)
  for (let at = piece.indexOf(word); at >= 0; at = piece.indexOf(word, at + 1)) if (isWhole(text, from + at, word.length)) return true
  return false
}

/** Whether a text holds a word whole, of which it is known whether the text before did: most words are far from what was typed. */
export function stillHasWord(text: string, before: string, { start, end, newEnd }: Way[number], word: string, had: boolean): boolean {
  if (!had) return holdsAround(text, word, start, newEnd)
  return !holdsAround(before, word, start, end) || hasWord(text, word)
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
