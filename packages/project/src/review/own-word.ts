import { isServed, type Finding, type Silenced } from '@undisclosed/core'
import { tooDeep } from '../depth.js'
import type { Project, ProjectNote } from '../project.js'
import { roleOfPath } from '../roles.js'
import { tooLarge } from '../texts.js'
import type { Analyzed } from './analyzed.js'
import type { FileChange } from './changes.js'
import { cutOff } from './entries.js'
import { compareFindings, type Comparison, type Side } from './introduced.js'
import type { ChangedLines, LineRange } from './lines.js'
import type { Sides } from './sides.js'

/** A finding of the head that the change itself silences, by a comment in it. */
export interface SilencedFinding extends Silenced {
  /** 1-based lines of the finding. */
  readonly lines: LineRange
  /** The 1-based line of the comment. */
  readonly byLine: number
}

/** Both sides of a comparison, as analysed. */
export interface Both {
  readonly before: Analyzed
  readonly after: Analyzed
  readonly projects: Sides
}

/**
 * What the head silences and the base did not. A finding of the base that is silenced is not fixed: `fixed` is what is gone without
 * such a comment.
 */
export function silencedIn(
  { before, after, projects }: Both,
  compared: Comparison,
  changes: readonly FileChange[],
  lines: ChangedLines,
): { readonly silenced: readonly SilencedFinding[]; readonly fixed: readonly Finding[] } {
  const side = (project: Project, findings: readonly Finding[]): Side => ({ findings, text: project.text })
  const found = (some: readonly Silenced[]): readonly Finding[] => some.map(({ finding }) => finding)
  const compare = (base: readonly Finding[], head: readonly Finding[]): Comparison =>
    compareFindings(side(projects.base, base), side(projects.head, head), changes, lines)
  const fresh = compare(found(before.silenced), found(after.silenced)).introduced
  return {
    silenced: after.silenced
      .filter(({ finding }) => fresh.includes(finding))
      .map((each) => ({ ...each, lines: lines.rangeOf(each.finding), byLine: lines.lineOf({ file: each.finding.file, span: each.by }) })),
    fixed: compare(compared.fixed, fresh).fixed,
  }
}

/**
 * Changed files that could be read in the base and cannot in the head, and new ones that its code imports, a framework serves or somebody
 * wrote as it seems: where a leak could be hidden.
 * `left` is what was left out of each commit, by file.
 */
export function unreadIn(
  { before, after, projects }: Both,
  changes: readonly FileChange[],
  left: { readonly base: readonly ProjectNote[]; readonly head: readonly ProjectNote[] },
): readonly ProjectNote[] {
  const old = new Set([...left.base, ...before.notes].map(({ file, message }) => `${file}\0${message}`))
  const listed = new Set([...projects.base.files, ...(projects.base.templates ?? [])])
  const changed = new Map(changes.map((change) => [change.path, change.from ?? change.path]))
  return [...left.head, ...after.notes].filter(({ file, message, kind }) => {
    const from = changed.get(file)
    if (kind === 'syntax' || from === undefined || old.has(`${from}\0${message}`)) return false
    // Nobody writes that by hand, and what runs it may stand anywhere.
    if (kind === 'sends' || message === cutOff || message.endsWith(tooDeep)) return true
    if (message === tooLarge && (isServed(file) || isTypeScript(file))) return true
    return listed.has(from) || projects.reached.has(file)
  })
}

/** Libraries are copied into a repository as JavaScript, and generators write where their paths tell. */
function isTypeScript(file: string): boolean {
  return /\.[cm]?tsx?$/.test(file) && roleOfPath(file) === 'source'
}
