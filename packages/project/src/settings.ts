import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { objectOf, parseJsonc } from './jsonc.js'
import { stampOf } from './stamps.js'
import { reason } from './reason.js'
import type { Listing, Noted } from './walk.js'

export type Json = Readonly<Record<string, unknown>>

/** The `package.json` and `tsconfig.json` files of a tree, each read at most once. */
export interface Settings {
  /** The parsed file, or undefined where it is absent or broken (then noted). */
  json(path: string): Json | undefined
  /** The nearest folder upwards (`''` or ending in a slash) that holds one of the files. */
  nearest(folder: string, names: readonly string[]): { readonly folder: string; readonly name: string } | undefined
  /** All folders with such a file, sorted. */
  folders(name: string): readonly string[]
  /** Every file that was read so far, what others extend among them, with its stamp from before; on disk only. */
  readonly read: ReadonlyMap<string, string>
}

export function createSettings(root: string, listing: Listing, noted: Noted, stored?: (path: string) => string | undefined): Settings {
  const known = new Map<string, Json | undefined>()
  const read = new Map<string, string>()
  const present = new Map([...listing.settings].map(([name, folders]) => [name, new Set(folders)]))
  const json = (path: string): Json | undefined => {
    if (known.has(path)) return known.get(path)
    if (!stored) read.set(path, stampOf(`${root}/${path}`))
    const bytes = stored?.(path)
    const text = stored ? bytes && Buffer.from(bytes, 'latin1').toString('utf8') : onDisk(root, path, noted)
    const value = text === undefined ? undefined : parsed(path, text, noted)
    known.set(path, value)
    return value
  }
  return {
    json,
    nearest(folder, names) {
      for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) {
        for (const name of names) if (present.get(name)?.has(at)) return { folder: at, name }
      }
      return undefined
    },
    folders: (name) => listing.settings.get(name) ?? [],
    read,
  }
}

/** `a/b/` → `a/` → `` → undefined. */
export function parentOf(folder: string): string | undefined {
  if (folder === '') return undefined
  return folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1)
}

/** `a/b.ts` → `a/`. */
export function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1)
}

/** A path from a folder, or undefined where it climbs out of the root. No slash at the end. */
export function joined(folder: string, path: string): string | undefined {
  const whole = posix.join(folder || '.', path)
  if (whole.startsWith('..')) return undefined
  const bare = whole.endsWith('/') ? whole.slice(0, -1) : whole
  return bare === '.' ? '' : bare
}

function onDisk(root: string, path: string, noted: Noted): string | undefined {
  try {
    return readFileSync(`${root}/${path}`, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') noted(path, `cannot be read: ${reason(error)}`)
    return undefined
  }
}

function parsed(path: string, text: string, noted: Noted): Json | undefined {
  try {
    const value = objectOf(parseJsonc(text))
    if (!value) noted(path, 'does not hold an object and was left out')
    return value
  } catch (error) {
    noted(path, `is broken JSON and was left out: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}
