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

/** Hundreds are compared before each answer in an editor: as numbers, which are not written out. */
interface Seen {
  readonly mtimeMs: number
  readonly ctimeMs: number
  readonly size: number
}

const nothing: Seen = { mtimeMs: 0, ctimeMs: 0, size: -1 }
const quietly = { throwIfNoEntry: false } as const

export function createStamps(root: string): Stamps {
  const known = new Map<string, Seen>()
  return {
    changed(files) {
      const found: string[] = []
      for (const file of files) {
        const { mtimeMs, ctimeMs, size } = statSync(`${root}/${file}`, quietly) ?? nothing
        const before = known.get(file)
        if (before?.mtimeMs === mtimeMs && before.ctimeMs === ctimeMs && before.size === size) continue
        known.set(file, { mtimeMs, ctimeMs, size })
        found.push(file)
      }
      return found
    },
    known(file) {
      const seen = known.get(file)
      return seen && written(seen)
    },
    learn(stamps) {
      for (const [file, stamp] of stamps) if (!known.has(file)) known.set(file, readBack(stamp))
    },
  }
}

/** Differs where a file was written, renamed or replaced; empty where there is none. */
export function stampOf(path: string): string {
  return written(statSync(path, quietly) ?? nothing)
}

function written({ mtimeMs, ctimeMs, size }: Seen): string {
  return size < 0 ? '' : `${mtimeMs} ${ctimeMs} ${size}`
}

function readBack(stamp: string): Seen {
  if (stamp === '') return nothing
  const [mtimeMs, ctimeMs, size] = stamp.split(' ').map(Number)
  return { mtimeMs: mtimeMs!, ctimeMs: ctimeMs!, size: size! }
}
