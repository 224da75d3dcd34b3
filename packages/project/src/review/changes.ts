import { ConfigError } from '../errors.js'
import { askGit, unquoted } from './git.js'

/** Lines that took the place of others, 1-based. A count of 0 says that nothing was there, after the line `start`. */
export interface Hunk {
  readonly oldStart: number
  readonly oldCount: number
  readonly start: number
  readonly count: number
}

export interface FileChange {
  /** In the head; in the base where the file is gone. */
  readonly path: string
  /** Of the head, where it has the file: as git writes it, `100644` of a plain file. */
  readonly mode: string
  /** Of the head’s bytes. */
  readonly id: string
  readonly kind: 'added' | 'modified' | 'renamed' | 'deleted'
  /** In the base, where it had another name. */
  readonly from?: string
  readonly hunks: readonly Hunk[]
}

/** More than any change that somebody reads: what is larger was made to be. */
const rowCap = 500_000
const hunkCap = 5_000_000

// `--text`: the head's own `.gitattributes` may call its code binary, which has no lines then.
const asked = ['--raw', '--no-abbrev', '-p', '-U0', '-r', '-M', '--text', '--no-relative', '--no-ext-diff', '--no-textconv', '--no-color']

/** What the head changed since the base, in the order of git. */
export async function changesBetween(base: string, head: string, cwd: string): Promise<readonly FileChange[]> {
  const rows: Row[] = []
  // The hunks of each file, in the order of the list: a patch's own names need not be read then.
  const sections: Hunk[][] = []
  let hunks = 0
  const onLine = (line: string): void => {
    if (sections.length === 0 && line.startsWith(':')) rows.push(rowOf(line))
    else if (line.startsWith('diff --git ')) sections.push([])
    const [, oldStart, oldCount = '1', start, count = '1'] = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? []
    if (oldStart !== undefined) {
      sections.at(-1)?.push({ oldStart: Number(oldStart), oldCount: Number(oldCount), start: Number(start), count: Number(count) })
      hunks++
    }
    if (rows.length > rowCap || hunks > hunkCap) throw new ConfigError('the change is too large for a review', { reason: 'too large' })
  }
  const { code, complaint } = await askGit(['diff-tree', ...asked, base, head], { cwd, onOutput: lineStarts(onLine) })
  if (code !== 0) throw new ConfigError(`git diff-tree failed: ${complaint}`)
  let at = 0
  return rows.map(({ isTwo, ...row }) => {
    const own = [...(sections[at++] ?? []), ...(isTwo ? (sections[at++] ?? []) : [])]
    return { ...row, hunks: own }
  })
}

/** Files that are listed by what they are told to be, and not by asking for a whole commit. */
export const rowsAtOnce = 300

/** Which files differ between two commits, without their lines; undefined where one of them is not here, or too many do. */
export async function rowsBetween(one: string, other: string, cwd: string): Promise<readonly FileChange[] | undefined> {
  const rows: FileChange[] = []
  const tooMany = new Error('not one by one')
  const onLine = (line: string): void => {
    if (rows.push({ ...rowOf(line), hunks: [] }) > rowsAtOnce) throw tooMany
  }
  try {
    const { code } = await askGit(['diff-tree', '--raw', '--no-abbrev', '-r', '--no-renames', '--no-relative', one, other], {
      cwd,
      onOutput: lineStarts(onLine),
    })
    return code === 0 ? rows : undefined
  } catch (error) {
    if (error === tooMany) return undefined
    throw error
  }
}

type Row = Omit<FileChange, 'hunks'> & {
  /** The patch deletes it and adds it anew, as where a link becomes a file. */
  readonly isTwo: boolean
}

/** `:100644 100644 ID ID R086\told name\tnew name` */
function rowOf(line: string): Row {
  const [about = '', first = '', second] = line.split('\t')
  const [, mode = '', , id = '', status = ''] = about.split(' ')
  const path = unquoted(first)
  if (second !== undefined) return { path: unquoted(second), mode, id, kind: 'renamed', from: path, isTwo: false }
  const kind = status === 'A' ? 'added' : status === 'D' ? 'deleted' : 'modified'
  return { path, mode, id, kind, isTwo: status === 'T' }
}

/** Of a line of the patch, which may be of any length, and of one of the list before it. */
const headCap = { patch: 120, list: 1_000_000 }

/** Tells the head of each line. No more of it is kept. */
function lineStarts(onLine: (line: string) => void): (chunk: Buffer) => void {
  let head = ''
  let cap = headCap.list
  return (chunk) => {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; from = end + 1, end = chunk.indexOf(10, from)) {
      const line = head + chunk.toString('latin1', from, Math.min(end, from + cap))
      if (!line.startsWith(':')) cap = headCap.patch
      onLine(line)
      head = ''
    }
    if (head.length < cap) head += chunk.toString('latin1', from, Math.min(chunk.length, from + cap))
  }
}

/** Every name that a change touches, in the base or in the head. */
export function namesIn(changes: readonly FileChange[]): readonly string[] {
  return changes.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from]))
}
