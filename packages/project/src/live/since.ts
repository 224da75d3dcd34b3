import { readFileSync } from 'node:fs'
import { mayBeVueMail } from '../vue-mail.js'
import { isCode, type Listing } from '../walk.js'
import { stampOf } from '../stamps.js'

/** A file as it was: its stamp, and a digest of its bytes that is empty where there was none. */
type KeptFile = readonly [file: string, stamp: string, digest: string]

/** The files of a tree as they were. */
export interface KeptTree {
  /** All that are listed, in the order of the listing. */
  readonly files: readonly KeptFile[]
  /** Others that settings extend, those that were looked for and are not there among them. */
  readonly extended: readonly KeptFile[]
}

/** What became of a tree: code files of other contents, where nothing else changed. */
export type Since = readonly string[] | 'another tree'

/**
 * Compares a tree with what it was. A file counts by its contents, so that a fresh checkout is the same tree; they are read where the
 * stamps differ. Files that came or went, settings and templates make it another tree.
 */
export function changedSince(root: string, { files, extended }: KeptTree, listing: Listing): Since {
  const names = namesOf(listing)
  if (names.length !== files.length || files.some(([file], at) => file !== names[at])) return 'another tree'
  const isOther = ([file, stamp, digest]: KeptFile): boolean => {
    const path = `${root}/${file}`
    return stampOf(path) !== stamp && digestOf(path) !== digest
  }
  if (extended.some(isOther)) return 'another tree'
  const changed = files.filter(isOther)
  const settings = settingsOf(listing)
  return changed.every(([file]) => isCode(file) && !mayBeVueMail(file) && !settings.includes(file))
    ? changed.map(([file]) => file)
    : 'another tree'
}

/** The tree as stamps knew it before it was read; undefined where a file is another by now. `read`: the settings that were read. */
export function keptTree(
  root: string,
  listing: Listing,
  read: Iterable<string>,
  known: (file: string) => string | undefined,
): KeptTree | undefined {
  const listed = namesOf(listing)
  const names = new Set(listed)
  const files = keptFiles(root, listed, known)
  const others = [...read].filter((file) => !names.has(file)).sort()
  const extended = keptFiles(root, others, known)
  return files && extended && { files, extended }
}

function keptFiles(root: string, names: readonly string[], known: (file: string) => string | undefined): KeptFile[] | undefined {
  const files = names.map((file): KeptFile => {
    const path = `${root}/${file}`
    const digest = digestOf(path)
    return [file, stampOf(path), digest]
  })
  return files.every(([file, stamp]) => stamp === known(file)) ? files : undefined
}

/** Everything in a listing that a look at the disk stamps. */
export function namesOf(listing: Listing): string[] {
  return [...listing.files, ...listing.templates, ...listing.pages, ...settingsOf(listing)]
}

export function settingsOf({ settings }: Listing): string[] {
  return [...settings].flatMap(([name, folders]) => folders.map((folder) => folder + name))
}

/** A name for a file's bytes; empty where it cannot be read. */
export function digestOf(path: string): string {
  try {
    return process.getBuiltinModule('node:crypto').createHash('sha256').update(readFileSync(path)).digest('base64url')
  } catch {
    return ''
  }
}
