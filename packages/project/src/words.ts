import { sdks } from '@undisclosed/core'
import { hasWord, isWhole } from './whole-words.js'

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
  // Another word at the same place begins like the one that was found, or goes on from it.
  const alike = new Map(common.map((word) => [word, common.filter((other) => other.startsWith(word) || word.startsWith(other))]))
  const union = new RegExp(common.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|'), 'g')
  for (const file of files) {
    const text = latin1(file)
    if (text === undefined) continue
    union.lastIndex = 0
    for (let match = union.exec(text); match; match = union.exec(text)) {
      union.lastIndex = match.index + 1
      for (const word of alike.get(match[0])!) {
        if (!text.startsWith(word, match.index) || !isWhole(text, match.index, word.length)) continue
        const list = found.get(word)!
        if (list.at(-1) !== file) list.push(file)
      }
    }
  }
  return found
}
