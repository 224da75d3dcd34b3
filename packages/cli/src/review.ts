import { byPlace, harmless, markdown, reasonGiven, toolOf } from '@undisclosed/core'
import { reviewChange, uncommittedIn, type ProjectNote, type Review } from '@undisclosed/project'
import type { ReviewCommand } from './command.js'
import { version } from './help.js'
import { checkOutput, put } from './output.js'
import { exitCode, isColored, quieted, reporterNamed, tellExceeded } from './scan.js'

/** Reports what a change introduces, and answers with the exit code. */
export async function review(command: ReviewCommand): Promise<number> {
  const started = new Date().toISOString()
  const reporter = reporterNamed(command.format)
  checkOutput(command.output)
  const { base, head, paths, minCertainty, includeTests } = command
  // It looks through the work tree meanwhile. What keeps git from answering, the review tells.
  const uncommitted = head === undefined ? uncommittedIn(process.cwd(), paths).catch(() => []) : []
  const found = await reviewChange({
    cwd: process.cwd(),
    base,
    paths,
    includeTests,
    ...(head === undefined ? {} : { head }),
    ...(minCertainty ? { minCertainty } : {}),
    ...(command.useConfig ? (command.config === undefined ? {} : { config: command.config }) : { config: false }),
  })
  // They are told elsewhere than they lie, where a change leads to them.
  const told = found.introduced.map((introduced) => introduced.told).sort(byPlace)
  const findings = told.filter(({ file }) => passes(command.diffFilter, found, file))
  // Of both commits, so that they may be more than the files of one.
  const { parsed: versions = 0, ...counted } = found.stats
  const text = reporter.format({
    findings: quieted(command, findings).findings,
    stats: {
      ...counted,
      versions,
      findings: findings.length,
      present: found.present,
      fixed: found.fixed.length,
      ...quieted(command, findings).stats,
    },
    notes: [...found.notes, ...silencedNotes(found)],
    text: found.text,
    color: isColored(command),
    explain: false,
    tool: toolOf(await version()),
    time: { started, ended: new Date().toISOString() },
  })
  put(text, command.output)
  process.stderr.write(`${summaryOf(found, found.introduced.length - findings.length)}\n`)
  tellUncommitted(await uncommitted)
  tellExceeded(command, findings)
  // What the base could read and the head keeps from being read may hold anything.
  return found.unread.length > 0 ? 1 : exitCode(command, findings)
}

const letters = { added: 'A', modified: 'M', renamed: 'R', deleted: 'D' } as const

/** Whether a file's change is one of those asked for. A file that did not change has none. */
function passes(filter: string | undefined, { changes }: Review, file: string): boolean {
  if (filter === undefined) return true
  const change = changes.find(({ path }) => path === file)
  const letter = change ? letters[change.kind] : ' '
  return filter === filter.toUpperCase() ? filter.includes(letter) : !filter.includes(letter.toLowerCase())
}

/** What the change silences by comments of its own. */
function silencedNotes({ silenced }: Review): ProjectNote[] {
  return silenced.map(({ finding, byLine, reason }) => {
    const told = `this change silences ${finding.ruleId} ${reasonGiven(reason)}`
    return { file: finding.file, line: byLine, message: markdown.oneLine(told) }
  })
}

/** Says what lies in the work tree alone, where somebody may expect it to be looked at. */
function tellUncommitted(files: readonly string[]): void {
  if (files.length === 0) return
  const named = files.slice(0, 3).map(harmless).join(', ')
  const rest = files.length > 3 ? ` and ${files.length - 3} more` : ''
  process.stderr.write(`Not committed, so not looked at: ${named}${rest}. Commit them, or scan what lies in the folder with: undisclosed\n`)
}

function summaryOf({ base, head, introduced, present, fixed, silenced, unread }: Review, filtered: number): string {
  const rest = filtered > 0 ? ` (${filtered} of them in files that --diff-filter leaves out)` : ''
  const told = [
    `${introduced.length} introduced${rest}`,
    ...(fixed.length > 0 ? [`${fixed.length} fixed`] : []),
    ...(silenced.length > 0 ? [`${silenced.length} silenced by the change itself`] : []),
    ...(unread.length > 0 ? [`${unread.length} changed ${unread.length === 1 ? 'file' : 'files'} kept from being read`] : []),
    `${present} there before`,
  ]
  return `${base.slice(0, 10)}..${head.slice(0, 10)}: ${told.join(', ')}.`
}
