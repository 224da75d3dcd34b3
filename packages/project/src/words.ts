import { sdks } from '@undisclosed/core'
import { hasWord } from './whole-words.js'

/** Words that every scan asks for, the mark of our comments among them. They are sought together. */
export const commonWords: readonly string[] = [
  ...new Set(['sendMail', 'undisclosed', ...sdks.flatMap(({ globals, words }) => [...(globals ?? []), ...(words ?? [])])]),
]

export interface Words {
  /** Files whose text holds a word whole, sorted. */
  with(word: string): readonly string[]
  /** Looks at one file again. */
  changed(file: string): void
}

/** `together` has where the common words are, sought in one pass. */
export function createWords(
  files: readonly string[],
  latin1: (file: string) => string | undefined,
  together: () => ReadonlyMap<string, readonly string[]>,
): Words {
  const known = new Map<string, readonly string[]>()
  return {
    with(word) {
      if (known.size === 0 && commonWords.includes(word)) for (const [each, found] of together()) known.set(each, found)
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
