import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError } from '../errors.js'
import { sizeCap } from '../texts.js'
import { askGit } from './git.js'

export interface Loaded {
  /** By id, bytes one a character. */
  readonly whole: ReadonlyMap<string, string>
  /** Of those that are too large to be read, in bytes. */
  readonly sizes: ReadonlyMap<string, number>
}

/**
 * Reads objects. `isBounded`: their sizes are known and small enough to be written beside. A file is read in half the time that a pipe takes,
 * which holds a few of them at once; where none can be made, or the disk is full, they come through the pipe.
 */
export async function loadBlobs(ids: readonly string[], cwd: string, { isBounded }: { readonly isBounded: boolean }): Promise<Loaded> {
  if (ids.length === 0) return { whole: new Map(), sizes: new Map() }
  const asked = { cwd, input: `${ids.join('\n')}\n` }
  const file = isBounded && ids.length > few ? fileWithoutName() : undefined
  const throughFile = file === undefined ? undefined : await writtenTo(file, asked)
  if (throughFile) return throughFile
  const taken = createTaken()
  const onOutput = (chunk: Buffer): void => {
    for (let rest = chunk; rest.length > 0;) {
      const free = taken.free()
      const count = rest.copy(free)
      taken.add(count)
      rest = rest.subarray(count)
    }
  }
  const { code, complaint } = await askGit(batch, { ...asked, onOutput })
  if (code !== 0) throw new ConfigError(`git cat-file failed: ${complaint}`)
  return taken.all()
}

const batch = ['cat-file', '--batch', '--buffer']
/** Objects that a pipe holds at once for the most part. */
const few = 50

async function writtenTo(file: number, asked: { readonly cwd: string; readonly input: string }): Promise<Loaded | undefined> {
  try {
    const { code } = await askGit(batch, { ...asked, outputTo: file })
    if (code !== 0) return undefined
    const taken = createTaken()
    for (let at = 0, count; ; at += count) {
      const free = taken.free()
      count = readSync(file, free, 0, free.length, at)
      if (count === 0) return taken.all()
      taken.add(count)
    }
  } finally {
    closeSync(file)
  }
}

/** A file that nobody else finds, and that is gone with whoever holds it; undefined where the system has no such thing. */
function fileWithoutName(): number | undefined {
  if (process.platform === 'win32') return undefined
  try {
    const folder = mkdtempSync(join(tmpdir(), 'undisclosed-'))
    try {
      return openSync(join(folder, 'objects'), 'wx+', 0o600)
    } finally {
      rmSync(folder, { recursive: true })
    }
  } catch {
    return undefined
  }
}

interface Taken {
  /** Where the next bytes of the answer go: at least one. */
  free(): Buffer
  /** Says how many came. */
  add(count: number): void
  all(): Loaded
}

/** Takes the answer of `cat-file --batch` apart as it comes: for each object `ID blob SIZE`, its bytes and a line end. */
function createTaken(): Taken {
  const whole = new Map<string, string>()
  const sizes = new Map<string, number>()
  const missing: string[] = []
  // One room for all: a buffer for each portion has the collector of garbage look through everything. An object fits, with the head of its next.
  const room = Buffer.allocUnsafe(sizeCap + 1_000)
  let length = 0
  // Of an object that is too large.
  let passedOver = 0
  const takeApart = (): void => {
    let at = Math.min(passedOver, length)
    passedOver -= at
    for (let end = room.indexOf(10, at); end >= 0 && end < length; end = room.indexOf(10, at)) {
      const [id = '', kind = '', size = ''] = room.toString('latin1', at, end).split(' ')
      if (kind !== 'blob') {
        missing.push(id)
        at = end + 1
        continue
      }
      const next = end + 1 + Number(size)
      if (Number(size) > sizeCap) {
        sizes.set(id, Number(size))
        at = Math.min(next + 1, length)
        passedOver = next + 1 - at
        if (passedOver > 0) break
        continue
      }
      if (length <= next) break
      whole.set(id, room.toString('latin1', end + 1, next))
      at = next + 1
    }
    room.copyWithin(0, at, length)
    length -= at
  }
  return {
    free() {
      if (length === room.length) takeApart()
      return room.subarray(length)
    },
    add(count) {
      length += count
    },
    all() {
      for (let before = -1; before !== length;) {
        before = length
        takeApart()
      }
      if (missing.length === 0) return { whole, sizes }
      throw new ConfigError(
        `${missing.length} files of the commits are not in this clone, such as ${missing[0]!}. Clone without --filter`,
        { reason: 'the copy lacks files of the commits' },
      )
    },
  }
}
