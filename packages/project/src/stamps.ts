import { statSync } from 'node:fs'

/** Tells which files are not what they were. */
export interface Stamps {
  /** Those that changed, came or went since they were last asked for; all of them the first time. */
  changed(files: readonly string[]): readonly string[]
  /** A file's stamp when it was last asked for. */
  known(file: string): string | undefined
  /** Takes stamps that somebody else took. */
  learn(stamps: Iterable<readonly [file: string, stamp: string]>): void
}

export function createStamps(root: string): Stamps {
  const known = new Map<string, string>()
  return {
    changed(files) {
      const found: string[] = []
      for (const file of files) {
        const stamp = stampOf(`${root}/${file}`)
        if (known.get(file) === stamp) continue
        known.set(file, stamp)
        found.push(file)
      }
      return found
    },
    known: (file) => known.get(file),
    learn(stamps) {
      for (const [file, stamp] of stamps) if (!known.has(file)) known.set(file, stamp)
    },
  }
}

/** Differs where a file was written, renamed or replaced; empty where there is none. */
export function stampOf(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat ? `${stat.mtimeMs} ${stat.ctimeMs} ${stat.size}` : ''
}
