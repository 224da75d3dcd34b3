import type { TemplateMemory } from '@undisclosed/core'
import type { ReadFacts } from '../facts.js'
import { factsKey, type FileTree, type ProjectNote } from '../project.js'
import { listingOf, type Noted } from '../walk.js'
import type { AnalyzedBase } from './analyzed.js'
import { loadBlobs } from './blobs.js'
import { rowsBetween, type FileChange } from './changes.js'
import { idsBeside, idsOf, idsToLoad, rowsBeside, type Asked, type Listed, type Row } from './entries.js'
import type { Checkout } from './refs.js'

/** What commits share: a blob is read once and its facts are made once, in however many commits it stands. */
export interface Objects {
  /** Blob id → its bytes, one a character. */
  readonly blobs: Map<string, string>
  /** As `FileTree.facts`. */
  readonly facts: Map<string, ReadFacts>
  /** Commits that changes were compared with, by commit and what was asked. */
  readonly analyzed: Map<string, AnalyzedBase>
  /** Templates as they were read and judged, by config. */
  readonly templates: Map<string, TemplateMemory>
  /** Commits whose files stand in all this. */
  readonly trees: Set<FileTree>
  /** By folder. */
  readonly checkouts: Map<string, Checkout>
}

export function createObjects(): Objects {
  return { blobs: new Map(), facts: new Map(), analyzed: new Map(), templates: new Map(), trees: new Set(), checkouts: new Map() }
}

/** Drops what stands in none of the commits at hand: a service keeps no more than those, however many pushes it has seen. */
export function forgetOthers({ blobs, facts, templates, trees }: Objects, atHand: ReadonlySet<FileTree>): void {
  const left = [...trees].filter((tree) => !atHand.has(tree))
  const ids = new Set<string>()
  // Most of what one commit holds stands in the next one at the same place.
  for (const tree of left) {
    trees.delete(tree)
    for (const path of tree.paths) {
      const id = tree.id(path)!
      if (some(atHand, (other) => other.id(path) === id)) continue
      ids.add(id)
      facts.delete(factsKey(id, path))
      if (some(atHand, (other) => other.id(path) !== undefined)) continue
      for (const { read } of templates.values()) read.delete(path)
    }
  }
  for (const tree of atHand) for (const path of tree.paths) ids.delete(tree.id(path)!)
  for (const id of ids) blobs.delete(id)
}

function some<T>(all: Iterable<T>, holds: (one: T) => boolean): boolean {
  for (const one of all) if (holds(one)) return true
  return false
}

/** Names that stand for other bytes, or in one of two commits alone. */
export function differing(one: FileTree, other: FileTree): readonly string[] {
  const names = new Set(one.paths.filter((path) => other.id(path) !== one.id(path)))
  for (const path of other.paths) if (one.id(path) === undefined) names.add(path)
  return [...names]
}

const most = 500

/** Whether two commits hold the same for the most part. */
export function isNear(one: FileTree, other: FileTree): boolean {
  return differing(one, other).length <= most
}

/** What is known of two commits before they are listed. */
export interface Known {
  /** The base, as it was listed before. */
  readonly known?: Listed | undefined
  /** A commit whose bytes are at hand, perhaps much like the base. */
  readonly like?: FileTree | undefined
  /** A commit that was listed before, perhaps much like the base. */
  readonly near?: (Listed & { readonly commit: string }) | undefined
}

/**
 * The files of two commits that a review reads. Nothing is checked out: links are not followed, and no filter runs. Files that the base has
 * count first in the head, so that a change which adds very many crowds none of them out. `changes` is all that differs between both.
 */
export async function treesOf(
  asked: { readonly base: Asked; readonly head: Asked },
  cwd: string,
  objects: Objects,
  changes: readonly FileChange[],
  { known, like, near }: Known = {},
): Promise<{ readonly base: FileTree; readonly head: FileTree }> {
  const base = known ?? (await listed(asked.base, cwd, objects, changes, { like, near }))
  const ids =
    (await listedBeside(asked.head.noted, cwd, objects, base, changes)) ??
    (await idsOf(asked.head, cwd, (path) => base.tree.id(path) !== undefined))
  return { base: base.tree, head: await treeOf(ids, cwd, objects, base.tree) }
}

/** A base that moved on holds most of what the one before it holds, so that git is asked for the difference alone. */
async function listed(
  { commit, noted }: Asked,
  cwd: string,
  objects: Objects,
  changes: readonly FileChange[],
  { like, near }: Known,
): Promise<Listed> {
  const left: ProjectNote[] = []
  const told: Noted = (file, message) => {
    left.push({ file, message })
    noted(file, message)
  }
  const since = near && (await rowsBetween(near.commit, commit, cwd))
  // What the head has otherwise is wanted next. Each start of git costs what many files do.
  const rows = since && rowsBeside(near.tree, [...since, ...changes])
  if (rows) await sizesOf(rows, cwd, objects)
  const ids = (since && (await listedBeside(told, cwd, objects, near, since))) ?? (await idsOf({ commit, noted: told }, cwd, () => false))
  return { tree: await treeOf(ids, cwd, objects, like), left }
}

/** The ids of a commit that differs little from one that was listed. */
async function listedBeside(
  noted: Noted,
  cwd: string,
  objects: Objects,
  other: Listed,
  changes: readonly FileChange[],
): Promise<ReadonlyMap<string, string> | undefined> {
  const rows = rowsBeside(other.tree, changes)
  return rows && idsBeside(noted, other, changes, rows, await sizesOf(rows, cwd, objects))
}

/** The sizes of some files, which are read for that: they are wanted next. */
async function sizesOf(rows: readonly Row[], cwd: string, { blobs }: Objects): Promise<(id: string) => number> {
  const ids = idsToLoad(rows).filter((id) => !blobs.has(id))
  const { whole, sizes } = await loadBlobs([...new Set(ids)], cwd, { isBounded: false })
  for (const [id, blob] of whole) blobs.set(id, blob)
  return (id) => blobs.get(id)?.length ?? sizes.get(id) ?? 0
}

async function treeOf(ids: ReadonlyMap<string, string>, cwd: string, objects: Objects, near: FileTree | undefined): Promise<FileTree> {
  const others = [...ids].filter(([path, id]) => near?.id(path) !== id)
  // It is kept for as long as this tree is.
  const like = others.length <= most ? near : undefined
  const bytes = new Map<string, string>()
  const missing = new Set<string>()
  for (const [, id] of like ? others : ids) {
    const blob = objects.blobs.get(id)
    if (blob === undefined) missing.add(id)
    else bytes.set(id, blob)
  }
  for (const [id, blob] of (await loadBlobs([...missing], cwd, { isBounded: true })).whole) {
    bytes.set(id, blob)
    objects.blobs.set(id, blob)
  }
  const paths = [...ids.keys()]
  const isAlike = like !== undefined && paths.length === like.paths.length && paths.every((path) => like.id(path) !== undefined)
  const tree: FileTree = {
    // It hangs on names alone.
    listing: isAlike ? like.listing : listingOf(paths),
    facts: objects.facts,
    id: (path) => ids.get(path),
    read(path) {
      const id = ids.get(path)
      return id === undefined ? undefined : (bytes.get(id) ?? like?.read(path))
    },
    paths,
  }
  objects.trees.add(tree)
  return tree
}
