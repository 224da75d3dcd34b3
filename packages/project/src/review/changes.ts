import { ConfigError } from '../errors.js'
import { askGit, zeroParts } from './git.js'

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
  readonly kind: 'added' | 'modified' | 'renamed' | 'deleted'
  /** In the base, where it had another name. */
  readonly from?: string
  readonly hunks: readonly Hunk[]
}

/** What the head changed since the base, in the order of git. */
export async function changesBetween(base: string, head: string, cwd: string): Promise<readonly FileChange[]> {
  // `--text`: the head's own `.gitattributes` may call its code binary, which has no lines then.
  const common = ['diff-tree', '-r', '-M', '--text', '--no-relative', '--no-ext-diff', '--no-textconv', '--no-color']
  const { code, output, complaint } = await askGit([...common, '--raw', '-z', base, head], { cwd })
  if (code !== 0) throw new ConfigError(`git diff-tree failed: ${complaint}`)
  const rows = rowsOf(zeroParts(output))
  const sections = await hunksOf([...common, '-p', '-U0', base, head], cwd)
  let at = 0
  return rows.map(({ isTwo, ...row }) => {
    const hunks = [...(sections[at++] ?? []), ...(isTwo ? (sections[at++] ?? []) : [])]
    return { ...row, hunks }
  })
}

type Row = Omit<FileChange, 'hunks'> & {
  /** The patch deletes it and adds it anew, as where a link becomes a file. */
  readonly isTwo: boolean
}

function rowsOf(parts: readonly string[]): Row[] {
  const rows: Row[] = []
  for (let at = 0; at < parts.length;) {
    const status = /[A-Z](?=\d*$)/.exec(parts[at++]!)?.[0]
    const path = parts[at++]!
    if (status === 'R' || status === 'C') rows.push({ path: parts[at++]!, kind: 'renamed', from: path, isTwo: false })
    else rows.push({ path, kind: status === 'A' ? 'added' : status === 'D' ? 'deleted' : 'modified', isTwo: status === 'T' })
  }
  return rows
}

/** The hunks of each file, in the order of the list: a patch's names are quoted in ways that need not be read then. */
async function hunksOf(args: readonly string[], cwd: string): Promise<Hunk[][]> {
  const sections: Hunk[][] = []
  const onLine = (line: string): void => {
    if (line.startsWith('diff --git ')) sections.push([])
    const [, oldStart, oldCount = '1', start, count = '1'] = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? []
    if (oldStart === undefined) return
    sections.at(-1)?.push({ oldStart: Number(oldStart), oldCount: Number(oldCount), start: Number(start), count: Number(count) })
  }
  const { code, complaint } = await askGit(args, { cwd, onOutput: lineStarts(onLine) })
  if (code !== 0) throw new ConfigError(`git diff-tree failed: ${complaint}`)
  return sections
}

const headCap = 120

/** Tells the head of each line. A patch may hold lines of any length, of which no more is kept. */
function lineStarts(onLine: (line: string) => void): (chunk: Buffer) => void {
  let head = ''
  return (chunk) => {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; from = end + 1, end = chunk.indexOf(10, from)) {
      onLine(head + chunk.toString('latin1', from, Math.min(end, from + headCap)))
      head = ''
    }
    if (head.length < headCap) head += chunk.toString('latin1', from, Math.min(chunk.length, from + headCap))
  }
}
