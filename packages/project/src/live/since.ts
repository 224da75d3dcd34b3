import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isCode, walk, type Listing } from '../walk.js'
import { stampOf } from './stamps.js'

/** The files of a tree as they were: by name, each with its stamp and a digest of its bytes. */
export interface KeptTree {
  readonly files: readonly (readonly [file: string, stamp: string, digest: string])[]
}

/** What became of a tree: code files of other contents, where nothing else changed. */
export type Since = readonly string[] | 'another tree'

/**
 * Compares a tree with what it was. A file counts by its contents, so that a fresh checkout is the same tree; they are read where the
 * stamps differ. Files that came or went, settings and templates make it another tree.
 */
export function changedSince(root: string, { files }: KeptTree, listing: Listing = walk(root, () => undefined)): Since {
  const names = namesOf(listing)
  if (names.length !== files.length || files.some(([file], at) => file !== names[at])) return 'another tree'
  const changed = files.filter(([file, stamp, digest]) => {
    const path = `${root}/${file}`
    return stampOf(path) !== stamp && digestOf(path) !== digest
  })
  const settings = settingsOf(listing)
  return changed.every(([file]) => isCode(file) && !settings.includes(file)) ? changed.map(([file]) => file) : 'another tree'
}

/** The tree as stamps knew it before it was read; undefined where a file is another by now. */
export function keptTree(root: string, listing: Listing, known: (file: string) => string | undefined): KeptTree | undefined {
  const files: [string, string, string][] = []
  for (const file of namesOf(listing)) {
    const path = `${root}/${file}`
    const digest = digestOf(path)
    const stamp = stampOf(path)
    if (stamp !== known(file)) return undefined
    files.push([file, stamp, digest])
  }
  return { files }
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
    return createHash('sha256').update(readFileSync(path)).digest('base64url')
  } catch {
    return ''
  }
}
