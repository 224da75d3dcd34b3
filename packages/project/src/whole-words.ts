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

/**
 * Tells of words whether a text still holds them whole, of which it is known whether the text before did: most are far from what was typed.
 * Hundreds are asked for after each edit, and most are names, of which those at the stretch are listed once.
 */
export function wordsStill(text: string, before: string, { start, end, newEnd }: Way[number]): (word: string, had: boolean) => boolean {
  const now = holding(text, start, newEnd)
  const then = holding(before, start, end)
  return (word, had) => (had ? !then(word) || hasWord(text, word) : now(word))
}

/** Tells whether a text holds a word whole at a stretch of it. */
function holding(text: string, start: number, end: number): (word: string) => boolean {
  let names: ReadonlySet<string> | undefined
  return (word) => {
    if (!isName(word)) return holdsAround(text, word, start, end)
    return (names ??= namesAround(text, start, end)).has(word)
  }
}

const knownNames = new Map<string, boolean>()

/** Words are of the tables of mail APIs for the most part, and asked for again and again. */
function isName(word: string): boolean {
  let answer = knownNames.get(word)
  if (answer === undefined) {
    answer = word !== ''
    for (let at = 0; at < word.length; at++) answer &&= isNamePart(word.charCodeAt(at))
    if (knownNames.size < mostNames) knownNames.set(word, answer)
  }
  return answer
}

const mostNames = 10_000

/** Names of which a part stands at a stretch of a text, or beside it. */
function namesAround(text: string, start: number, end: number): ReadonlySet<string> {
  let from = start
  while (from > 0 && isNamePart(text.charCodeAt(from - 1))) from--
  const names = new Set<string>()
  for (let at = from; at <= end && at < text.length;) {
    let to = at
    while (to < text.length && isNamePart(text.charCodeAt(to))) to++
    if (to > at) names.add(text.slice(at, to))
    at = to + 1
  }
  return names
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
