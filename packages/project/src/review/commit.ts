import type { TemplateMemory } from '@undisclosed/core'
import { ConfigError } from '../errors.js'
import type { ReadFacts } from '../facts.js'
import { factsKey, type FileTree } from '../project.js'
import { configNames } from '../find-config.js'
import { sizeCap } from '../texts.js'
import { isCode, isPage, isSettings, listingOf, type Noted } from '../walk.js'
import type { AnalyzedBase } from './analyzed.js'
import { askGit, zeroParts } from './git.js'

/** Bytes of all files of one commit that are read; what is listed after that is left out. */
const treeCap = 400_000_000
const filesCap = 200_000

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
}

export function createObjects(): Objects {
  return { blobs: new Map(), facts: new Map(), analyzed: new Map(), templates: new Map() }
}

interface Entry {
  readonly path: string
  readonly id: string
}

/** Drops what stands in none of the commits at hand: a service keeps no more than those, however many pushes it has seen. */
export function forgetOthers({ blobs, facts, templates }: Objects, atHand: readonly FileTree[]): void {
  const ids = new Set<string>()
  const paths = new Set<string>()
  const places = new Set<string>()
  for (const tree of new Set(atHand)) {
    for (const path of tree.paths) {
      const id = tree.id(path)!
      ids.add(id)
      paths.add(path)
      places.add(factsKey(id, path))
    }
  }
  for (const id of blobs.keys()) if (!ids.has(id)) blobs.delete(id)
  for (const key of facts.keys()) if (!places.has(key)) facts.delete(key)
  for (const { read } of templates.values()) for (const path of read.keys()) if (!paths.has(path)) read.delete(path)
}

/** A commit whose files are read, and who is told of those that are not. */
export interface Asked {
  readonly commit: string
  readonly noted: Noted
}

/**
 * The files of two commits that a review reads. Nothing is checked out: links are not followed, and no filter runs. Files that the base has
 * count first in the head, so that a change which adds very many crowds none of them out. `known` is the base as it was listed before.
 */
export async function treesOf(
  asked: { readonly base: Asked; readonly head: Asked },
  cwd: string,
  objects: Objects,
  known?: FileTree,
): Promise<{ readonly base: FileTree; readonly head: FileTree }> {
  const base = known ? undefined : await idsOf(asked.base, cwd, () => false)
  const head = await idsOf(asked.head, cwd, (path) => (known ? known.id(path) !== undefined : base!.has(path)))
  const bytes = new Map<string, string>()
  const missing = new Set<string>()
  for (const id of [...(base?.values() ?? []), ...head.values()]) {
    const blob = objects.blobs.get(id)
    if (blob === undefined) missing.add(id)
    else bytes.set(id, blob)
  }
  for (const [id, blob] of await load([...missing], cwd)) {
    bytes.set(id, blob)
    objects.blobs.set(id, blob)
  }
  return { base: known ?? treeOf(base!, bytes, objects), head: treeOf(head, bytes, objects) }
}

/** Blob ids by path. */
async function idsOf({ commit, noted }: Asked, cwd: string, isFirst: (path: string) => boolean): Promise<ReadonlyMap<string, string>> {
  return new Map((await entriesOf(commit, cwd, noted, isFirst)).map(({ path, id }) => [path, id]))
}

function treeOf(ids: ReadonlyMap<string, string>, bytes: ReadonlyMap<string, string>, { facts }: Objects): FileTree {
  const paths = [...ids.keys()]
  return {
    listing: listingOf(paths),
    facts,
    id: (path) => ids.get(path),
    read: (path) => bytes.get(ids.get(path) ?? ''),
    paths,
  }
}

async function entriesOf(commit: string, cwd: string, noted: Noted, isFirst: (path: string) => boolean): Promise<Entry[]> {
  const { code, output, complaint } = await askGit(['ls-tree', '-r', '-z', '--long', '--full-tree', commit], { cwd })
  if (code !== 0) throw new ConfigError(`the files of ${commit} cannot be listed: ${complaint}`)
  const entries: Entry[] = []
  let total = 0
  const rows = zeroParts(output).flatMap((part) => {
    // Most files are none of ours.
    const path = part.slice(part.indexOf('\t') + 1)
    if (!isRead(path)) return []
    const [, mode = '', id = '', length = ''] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t/.exec(part) ?? []
    return [{ mode, id, length, path, isFirst: isFirst(path) }]
  })
  for (const { mode, id, length, path } of [...rows.filter((row) => row.isFirst), ...rows.filter((row) => !row.isFirst)]) {
    if (mode === '120000') {
      noted(path, 'is a link, which a review does not follow')
      continue
    }
    if (!mode.startsWith('100')) continue
    if (!isPlainPath(path)) {
      noted(path, 'climbs out of the repository and was left out')
      continue
    }
    const size = Number(length)
    if (size > sizeCap) {
      noted(path, `is larger than ${sizeCap / 1_000_000} MB and was left out`)
      continue
    }
    total += size
    if (total > treeCap || entries.length >= filesCap) {
      noted(path, `and what follows it was left out: a review reads ${filesCap} files and ${treeCap / 1_000_000} MB of a commit`)
      break
    }
    entries.push({ path, id })
  }
  return entries
}

/** What a `tsconfig.json` extends or refers to by the names that are usual. */
const extendable = /^(?:(?:ts|js)config[\w.-]*|[\w.-]*\bbase[\w.-]*|[\w-]*tsconfig)\.json$/

function isRead(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return isCode(path) || isPage(path) || isSettings(path) || extendable.test(name) || configNames.includes(name)
}

/** Git refuses other paths when it checks out, but a commit made by hand can hold them. */
function isPlainPath(path: string): boolean {
  return !path.split(/[/\\]/).some((part) => part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git')
}

/** Blobs by their id, their bytes one a character. */
async function load(ids: readonly string[], cwd: string): Promise<ReadonlyMap<string, string>> {
  const blobs = new Map<string, string>()
  if (ids.length === 0) return blobs
  let rest: Buffer = Buffer.alloc(0)
  const missing: string[] = []
  const onOutput = (chunk: Buffer): void => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      const end = rest.indexOf(10)
      if (end < 0) return
      const [id = '', kind = '', size = ''] = rest.toString('latin1', 0, end).split(' ')
      if (kind !== 'blob') {
        missing.push(id)
        rest = rest.subarray(end + 1)
        continue
      }
      const next = end + 1 + Number(size)
      if (rest.length <= next) return
      blobs.set(id, rest.toString('latin1', end + 1, next))
      rest = rest.subarray(next + 1)
    }
  }
  const { code, complaint } = await askGit(['cat-file', '--batch'], { cwd, input: `${ids.join('\n')}\n`, onOutput })
  if (code !== 0) throw new ConfigError(`git cat-file failed: ${complaint}`)
  if (missing.length > 0) {
    throw new ConfigError(`${missing.length} files of the commits are not in this clone, such as ${missing[0]!}. Clone without --filter`, {
      reason: 'the copy lacks files of the commits',
    })
  }
  return blobs
}
