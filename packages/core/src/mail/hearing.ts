import type { World } from '../flow/world.js'

/** An index that notes what is asked of it, and tells whether another one would answer all of it alike. */
export interface Hearing {
  readonly index: World['index']
  holds(other: World['index']): boolean
}

/** Who looks at one file and at what it imports asks nothing of the whole project: what would be is answered with nothing. */
export function hearing(index: World['index']): Hearing {
  const heard = new Map<string, (other: World['index']) => boolean>()
  const note = <T>(key: string, ask: (of: World['index']) => T, same: (a: T, b: T) => boolean = Object.is): T => {
    const answer = ask(index)
    if (!heard.has(key)) heard.set(key, (other) => same(ask(other), answer))
    return answer
  }
  const nothing = (): readonly string[] => []
  return {
    holds: (other) => [...heard.values()].every((isAlike) => isAlike(other)),
    index: {
      files: index.files,
      facts: (file) => note(`facts ${file}`, (of) => of.facts(file)),
      text: (file) => note(`text ${file}`, (of) => of.text(file)),
      textAt: (file, span) => note(`text ${file} ${span.join()}`, (of) => of.textAt?.(file, span) ?? of.text(file).slice(...span)),
      role: (file) => note(`role ${file}`, (of) => of.role(file)),
      resolve: (from, specifier) =>
        note(
          `resolve ${from} ${specifier}`,
          (of) => of.resolve(from, specifier),
          (a, b) => JSON.stringify(a) === JSON.stringify(b),
        ),
      filesImporting: nothing,
      filesWithWord: nothing,
      importersOf: nothing,
      filesSaying: nothing,
    },
  }
}
