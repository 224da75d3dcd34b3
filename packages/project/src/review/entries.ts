import { ConfigError } from '../errors.js'
import { configNames } from '../find-config.js'
import type { FileTree, ProjectNote } from '../project.js'
import { sizeCap } from '../texts.js'
import { isCode, isPage, isSettings, type Noted } from '../walk.js'
import { askGit, zeroParts } from './git.js'

/** Bytes of all files of one commit that are read; what is listed after that is left out. */
const treeCap = 400_000_000
const filesCap = 200_000

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
  const rows = await rowsOf(asked.commit, cwd, [])
  return kept([...rows.filter(({ path }) => isFirst(path)), ...rows.filter(({ path }) => !isFirst(path))], asked.noted, new Map(), 0)
}

/** Characters of names that are asked for by themselves. */
const namesCap = 50_000

/** Whether a commit can be listed beside another from which it differs in some files alone. */
export function canBeside({ paths, read }: FileTree, changed: readonly string[]): boolean {
  // Names that are no text cannot be asked for, and of a commit that was cut off nobody knows the rest.
  const isAskable = changed.every((path) => isPlainPath(path) && !path.includes('\ufffd'))
  const isSmall = paths.length < filesCap / 2 && sizeOf(paths, read) < treeCap / 2
  return isAskable && isSmall && changed.reduce((sum, path) => sum + path.length, 0) < namesCap
}

/** As `idsOf`, where another commit was listed that differs in some files alone. */
export async function idsBeside(
  { commit, noted }: Asked,
  cwd: string,
  other: Listed,
  changed: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { paths, id, read } = other.tree
  const differing = new Set(changed)
  for (const { file, message } of other.left) if (!differing.has(file)) noted(file, message)
  const ids = new Map<string, string>()
  for (const path of paths) if (!differing.has(path)) ids.set(path, id(path)!)
  const rows = changed.length === 0 ? [] : await rowsOf(commit, cwd, changed)
  return kept(rows, noted, ids, sizeOf([...ids.keys()], read))
}

function sizeOf(paths: readonly string[], read: FileTree['read']): number {
  let size = 0
  for (const path of paths) size += read(path)?.length ?? 0
  return size
}

interface Row {
  readonly mode: string
  readonly id: string
  readonly size: number
  readonly path: string
}

/** What a commit holds that a review may read, all of it or below some names. */
async function rowsOf(commit: string, cwd: string, names: readonly string[]): Promise<readonly Row[]> {
  const { code, output, complaint } = await askGit(['ls-tree', '-r', '-z', '--long', '--full-tree', commit, '--', ...names], { cwd })
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
function kept(rows: readonly Row[], noted: Noted, ids: Map<string, string>, size: number): ReadonlyMap<string, string> {
  let total = size
  for (const row of rows) {
    const { path } = row
    if (row.mode === '120000') {
      noted(path, 'is a link, which a review does not follow')
      continue
    }
    if (!row.mode.startsWith('100')) continue
    if (!isPlainPath(path)) {
      noted(path, 'climbs out of the repository and was left out')
      continue
    }
    if (row.size > sizeCap) {
      noted(path, `is larger than ${sizeCap / 1_000_000} MB and was left out`)
      continue
    }
    total += row.size
    if (total > treeCap || ids.size >= filesCap) {
      noted(path, `and what follows it was left out: a review reads ${filesCap} files and ${treeCap / 1_000_000} MB of a commit`)
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
