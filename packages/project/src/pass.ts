import { addUser, naming } from './specifiers.js'
import { isWhole } from './whole-words.js'
import { commonWords } from './words.js'

/** What every scan asks of all texts. */
export interface Pass {
  /** Every specifier → indexes of the files that name it, ascending. */
  readonly specifiers: Map<string, number[]>
  /** Files that hold a common word whole, sorted. */
  readonly words: ReadonlyMap<string, readonly string[]>
}

/** Looks through all texts once, for what names a module and for the common words: a union costs hardly more than one of them. */
export function passOver(files: readonly string[], latin1: (file: string) => string | undefined): Pass {
  const specifiers = new Map<string, number[]>()
  const words = new Map<string, string[]>(commonWords.map((word) => [word, []]))
  // Another word at the same place begins like the one that was found, or goes on from it.
  const alike = new Map(commonWords.map((word) => [word, commonWords.filter((other) => other.startsWith(word) || word.startsWith(other))]))
  const sought = new RegExp([naming.source, ...commonWords.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))].join('|'), 'g')
  for (const [index, file] of files.entries()) {
    const text = latin1(file)
    if (text === undefined) continue
    let named = 0
    sought.lastIndex = 0
    for (let match = sought.exec(text); match; match = sought.exec(text)) {
      const at = match.index
      const specifier = match[1]
      if (specifier !== undefined && at >= named) {
        addUser(specifiers, specifier, index)
        named = sought.lastIndex
      }
      // Specifiers hold words, but nothing that names another module.
      sought.lastIndex = at + 1
      if (specifier !== undefined) continue
      for (const word of alike.get(match[0])!) {
        if (!text.startsWith(word, at) || !isWhole(text, at, word.length)) continue
        const list = words.get(word)!
        if (list.at(-1) !== file) list.push(file)
      }
    }
  }
  return { specifiers, words }
}
