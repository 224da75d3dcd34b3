import { ConfigError } from '../errors.js'
import { configNames } from '../find-config.js'
import type { FileTree, ProjectNote } from '../project.js'
import { sizeCap, tooLarge } from '../texts.js'
import { isCode, isPage, isSettings, type Noted } from '../walk.js'
import { namesIn, rowsAtOnce, type FileChange } from './changes.js'
import { askGit, zeroParts } from './git.js'

/** Bytes of all files of one commit that are read; what is listed after that is left out. */
const treeCap = 400_000_000
const filesCap = 200_000

/** What is said of the first file that is not read for those before it. */
export const cutOff = `and what follows it was left out: a review reads ${filesCap} files and ${treeCap / 1_000_000} MB of a commit`

/** A commit whose files are read, and who is told of those that are not. */
export interface Asked {
  readonly commit: string
  readonly noted: Noted
}

/** A commit that was listed before, and what was left out of it. */
export interface Listed {
  readonly tree: FileTree
  readonly left: readonly ProjectNote[]
}

/** Blob ids by path, of what a review reads of a commit. Where not all of it is read, files that `isFirst` names count first. */
export async function idsOf(asked: Asked, cwd: string, isFirst: (path: string) => boolean): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsOf(asked.commit, cwd)
  return kept([...rows.filter(({ path }) => isFirst(path)), ...rows.filter(({ path }) => !isFirst(path))], asked.noted, new Map(), 0)
}

/** A file of a commit as git lists it. */
export interface Row {
  readonly mode: string
  readonly id: string
  readonly path: string
}

/** The files that a review may read of those that a commit has otherwise than another; undefined where it has to be listed itself. */
export function rowsBeside(tree: FileTree, changes: readonly FileChange[]): readonly Row[] | undefined {
  // Of a commit that was cut off nobody knows the rest.
  if (changes.length > rowsAtOnce || tree.paths.length >= filesCap / 2 || sizeOf(tree) >= treeCap / 2) return undefined
  return changes.filter(({ kind, path }) => kind !== 'deleted' && isRead(path))
}

/** As `idsOf`, where another commit was listed, and what differs. */
export function idsBeside(
  noted: Noted,
  { tree, left }: Listed,
  changes: readonly FileChange[],
  rows: readonly Row[],
  sizeIn: (id: string) => number,
): ReadonlyMap<string, string> {
  const differing = new Set(namesIn(changes))
  for (const { file, message } of left) if (!differing.has(file)) noted(file, message)
  const ids = new Map<string, string>()
  let size = sizeOf(tree)
  for (const path of tree.paths) {
    if (differing.has(path)) size -= tree.read(path)?.length ?? 0
    else ids.set(path, tree.id(path)!)
  }
  const sized = rows.map(({ mode, id, path }) => ({ mode, id, path, size: isBlob(mode) ? sizeIn(id) : 0 }))
  return kept(sized, noted, ids, size)
}

/** Of those, what a tree will hold: bytes that stand in none would never be forgotten. */
export function idsToLoad(rows: readonly Row[]): readonly string[] {
  return rows.flatMap(({ mode, id, path }) => (isBlob(mode) && isPlainPath(path) ? [id] : []))
}

/** Whether a mode is a file's, and no link's or submodule's. */
function isBlob(mode: string): boolean {
  return mode.startsWith('100')
}

const sizes = new WeakMap<FileTree, number>()

/** Bytes of all files of a tree, which stays as it is. */
function sizeOf(tree: FileTree): number {
  let size = sizes.get(tree)
  if (size === undefined) {
    size = 0
    for (const path of tree.paths) size += tree.read(path)?.length ?? 0
    sizes.set(tree, size)
  }
  return size
}

type SizedRow = Row & { readonly size: number }

/** What a commit holds that a review may read. */
async function rowsOf(commit: string, cwd: string): Promise<readonly SizedRow[]> {
  const { code, output, complaint } = await askGit(['ls-tree', '-r', '-z', '--long', '--full-tree', commit], { cwd })
  if (code !== 0) throw new ConfigError(`the files of ${commit} cannot be listed: ${complaint}`)
  return zeroParts(output).flatMap((part) => {
    // Most files are none of ours.
    const path = part.slice(part.indexOf('\t') + 1)
    if (!isRead(path)) return []
    const [, mode = '', id = '', size = ''] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t/.exec(part) ?? []
    return [{ mode, id, size: Number(size), path }]
  })
}

/** Adds what is read of some rows to ids by path; `size` is what those hold already. */
function kept(rows: readonly SizedRow[], noted: Noted, ids: Map<string, string>, size: number): ReadonlyMap<string, string> {
  let total = size
  for (const row of rows) {
    const { path } = row
    if (row.mode === '120000') {
      noted(path, 'is a link, which a review does not follow')
      continue
    }
    if (!isBlob(row.mode)) continue
    if (!isPlainPath(path)) {
      noted(path, 'climbs out of the repository and was left out')
      continue
    }
    if (row.size > sizeCap) {
      noted(path, tooLarge)
      continue
    }
    total += row.size
    if (total > treeCap || ids.size >= filesCap) {
      noted(path, cutOff)
      break
    }
    ids.set(path, row.id)
  }
  return ids
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
