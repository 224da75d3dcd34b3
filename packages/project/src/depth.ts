/** What is said of code that no parser here reads. */
export const tooDeep = 'it is nested too deep to be read'

/** Levels of brackets, branches of one `if` and operators of one expression that nobody writes. */
const bracketsDeep = 800
const branches = 1_500
const operators = 3_900

const branch = /\belse\b|=>|\?[^.?]|</g
const operator = /[-+|&*=!]/g

/**
 * Whether code may be nested so deep that a native parser, which has no guard against it, takes the whole process down. Brackets in strings
 * and comments count too: who means to can hide a depth from this; `mayHideDepth` is for code of strangers.
 */
export function mayBeDeep(text: string): boolean {
  if (hasManyBrackets(text) && areBracketsDeep(text)) return true
  if (text.length < 10 * branches) return false
  return over(text, branch, branches) || over(text, operator, operators)
}

/**
 * Whether code of a stranger, who may hide a depth in strings and comments, could be nested deeper than a native parser bears. Each sign counts as
 * one level, whatever stands between them: brackets took it down from 3,000 levels on, branches from 6,000, operators from 10,000.
 */
export function mayHideDepth(text: string): boolean {
  if (text.length < 2_000) return false
  const [brackets, branching, operating] = [/[([{]/g, branch, operator].map((pattern) => text.match(pattern)?.length ?? 0)
  return brackets! / 2_000 + branching! / 4_000 + operating! / 7_000 > 1
}

/** Whether a text has enough of them to be deep. Most have not, and are spared to be looked through sign by sign. */
function hasManyBrackets(text: string): boolean {
  let found = 0
  for (const bracket of '([{')
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) if (++found > bracketsDeep) return true
  return false
}

function areBracketsDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 40 || code === 91 || code === 123) {
      if (++depth > bracketsDeep) return true
    } else if ((code === 41 || code === 93 || code === 125) && depth > 0) depth--
  }
  return false
}

/** Whether a pattern is found more often than so in one piece between semicolons. */
function over(text: string, pattern: RegExp, most: number): boolean {
  let found = 0
  let end = 0
  for (const { index } of text.matchAll(pattern)) {
    const next = text.slice(end, index).includes(';') && !text.startsWith('else', index)
    found = next ? 1 : found + 1
    end = index
    if (found > most) return true
  }
  return false
}
