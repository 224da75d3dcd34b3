import { dirname, relative, resolve } from 'node:path'
import {
  baselineName,
  compareWithBaseline,
  readBaseline,
  writeBaseline,
  type Compared,
  type LoadedConfig,
  type Opened,
} from '@undisclosed/project'
import type { Finding } from '@undisclosed/core'
import { existsSync } from 'node:fs'
import { UsageError, type ScanCommand } from './command.js'

/** The baseline that the command or the config names, absolute. */
export function baselinePath({ baseline }: Pick<ScanCommand, 'baseline'>, { config, path }: LoadedConfig): string | undefined {
  if (baseline !== undefined) return resolve(baseline)
  return config.baseline === undefined || path === undefined ? undefined : resolve(dirname(path), config.baseline)
}

/** What is new since the baseline. Without one, everything is. */
export function sinceBaseline(path: string | undefined, findings: readonly Finding[], opened: Opened): Compared {
  if (path === undefined) return { fresh: findings, accepted: [], gone: [] }
  checkRoot(opened)
  return compareWithBaseline(findings, readBaseline(path), lookedAt(opened))
}

/** Says on standard error what the baseline kept back, and what of it is over. */
export function tellBaseline({ accepted, gone }: Compared): void {
  if (accepted.length > 0)
    process.stderr.write(`${counted(accepted.length)} accepted by the baseline ${accepted.length === 1 ? 'is' : 'are'} not shown.\n`)
  if (gone.length > 0)
    process.stderr.write(
      `${counted(gone.length)} of the baseline ${gone.length === 1 ? 'is' : 'are'} gone. Drop them with: undisclosed baseline --prune\n`,
    )
}

/** Accepts what is found today and drops what is gone; with `prune` it only drops. Answers with the exit code. */
export function acceptFindings(
  path: string | undefined,
  { config }: LoadedConfig,
  prune: boolean,
  findings: readonly Finding[],
  opened: Opened,
): number {
  checkRoot(opened)
  const at = path ?? resolve(baselineName)
  const before = existsSync(at) || prune ? readBaseline(at) : []
  const { fresh, gone } = compareWithBaseline(findings, before, lookedAt(opened))
  const kept = before.filter((entry) => !gone.includes(entry))
  writeBaseline(at, prune ? kept : [...kept, ...fresh])
  const told = [
    `${counted(kept.length + (prune ? 0 : fresh.length))} in ${at}`,
    `${prune ? 0 : fresh.length} new`,
    `${gone.length} dropped`,
  ]
  process.stdout.write(`${told.join(', ')}.\n`)
  const name = relative(process.cwd(), at)
  if (config.baseline === undefined)
    process.stdout.write(
      `See what is new with: undisclosed --baseline ${name}. Or write "baseline": ${JSON.stringify(name)} in the config.\n`,
    )
  return 0
}

/** Findings are told apart by their file's name, too: it has to be the same whatever part of the project is named. */
function checkRoot({ project, isRooted }: Opened): void {
  if (isRooted) return
  throw new UsageError(
    `${project.root}: nothing says where the project begins, so a baseline would fit these paths alone. Put an undisclosed.config.json with {} at its root`,
  )
}

/** A file that was scanned, or is no more. */
function lookedAt({ project, targets }: Opened): (file: string) => boolean {
  const scanned = new Set(targets)
  const present = new Set([...project.files, ...(project.templates ?? []), ...(project.pages ?? [])])
  return (file) => scanned.has(file) || !present.has(file)
}

function counted(count: number): string {
  return count === 1 ? '1 finding' : `${count} findings`
}
