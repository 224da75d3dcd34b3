import { sdks } from '@undisclosed/core'

/** Words that every scan asks for. They are sought together: one pass with a union costs a fifth of a pass for each. */
const common = [...new Set(['sendMail', ...sdks.flatMap(({ globals, words }) => [...(globals ?? []), ...(words ?? [])])])]

export interface Words {
  /** Files whose text holds a word whole, sorted. */
  with(word: string): readonly string[]
  /** Looks at one file again. */
  changed(file: string): void
}

export function createWords(files: readonly string[], latin1: (file: string) => string | undefined): Words {
  const known = new Map<string, readonly string[]>()
  return {
    with(word) {
      if (known.size === 0 && common.includes(word)) for (const [each, found] of together(files, latin1)) known.set(each, found)
      let found = known.get(word)
      if (!found) known.set(word, (found = files.filter((file) => hasWord(latin1(file) ?? '', word))))
      return found
    },
    changed(file) {
      const text = latin1(file) ?? ''
      for (const [word, found] of known) {
        const holds = hasWord(text, word)
        if (found.includes(file) !== holds) known.set(word, holds ? [...found, file].sort() : found.filter((each) => each !== file))
      }
    },
  }
}

function together(files: readonly string[], latin1: (file: string) => string | undefined): Map<string, string[]> {
  const found = new Map<string, string[]>(common.map((word) => [word, []]))
  const union = new RegExp(common.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|'), 'g')
  for (const file of files) {
    const text = latin1(file)
    if (text === undefined) continue
    union.lastIndex = 0
    for (let match = union.exec(text); match; match = union.exec(text)) {
      union.lastIndex = match.index + 1
      for (const word of common) {
        if (!text.startsWith(word, match.index) || !isWhole(text, match.index, word.length)) continue
        const list = found.get(word)!
        if (list.at(-1) !== file) list.push(file)
      }
    }
  }
  return found
}

/** Whether a text holds a word whole. */
export function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (isWhole(text, at, word.length)) return true
  return false
}

function isWhole(text: string, at: number, length: number): boolean {
  return !isNamePart(text.charCodeAt(at - 1)) && !isNamePart(text.charCodeAt(at + length))
}

/** NaN, before the start and past the end, is none. Bytes past ASCII belong to letters. */
function isNamePart(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36 || code >= 128
  )
}
