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

/** What an analysis has read of a tree. */
export interface TreeRead {
  /** The settings. */
  readonly settings: Iterable<string>
  /** A file's stamp from before. */
  stamp(file: string): string | undefined
  /** A file's bytes, one a character, where they are still known. */
  bytes(file: string): string | undefined
}

/** The tree as it was read; undefined where a file is another by now. */
export function keptTree(root: string, listing: Listing, read: TreeRead): KeptTree | undefined {
  const listed = namesOf(listing)
  const names = new Set(listed)
  const files = keptFiles(root, listed, read)
  const others = [...read.settings].filter((file) => !names.has(file)).sort()
  const extended = files && keptFiles(root, others, read)
  return extended && { files, extended }
}

/** Files whose stamps are what they were hold what was read of them. */
function keptFiles(root: string, names: readonly string[], { stamp: known, bytes: read }: TreeRead): KeptFile[] | undefined {
  const files: KeptFile[] = []
  for (const file of names) {
    const path = `${root}/${file}`
    const before = known(file)
    const bytes = read(file)
    // A text of another length was read in another encoding.
    const digest = bytes !== undefined && before?.endsWith(` ${bytes.length}`) ? digestOfBytes(bytes) : digestOf(path)
    const stamp = stampOf(path)
    if (stamp !== before) return undefined
    files.push([file, stamp, digest])
  }
  return files
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
    return digestOfBytes(readFileSync(path))
  } catch {
    return ''
  }
}

/** Loaded where a digest is asked for first: a scan asks for none. */
let crypto: typeof import('node:crypto') | undefined

/** As latin1 or raw. */
function digestOfBytes(bytes: string | Buffer): string {
  const hash = (crypto ??= process.getBuiltinModule('node:crypto')).createHash('sha256')
  return (typeof bytes === 'string' ? hash.update(bytes, 'latin1') : hash.update(bytes)).digest('base64url')
}
