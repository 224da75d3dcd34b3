import { relative, resolve } from 'node:path'
import {
  baselineName,
  baselineNamed,
  baselineTold,
  checkRoot,
  compareWithBaseline,
  countOfFindings,
  isPresent,
  readBaseline,
  writeBaseline,
  type Accepted,
  type Compared,
  type LoadedConfig,
  type Looked,
  type Opened,
} from '@undisclosed/project'
import type { Finding } from '@undisclosed/core'
import { existsSync } from 'node:fs'
import type { ScanCommand } from './command.js'

/** The baseline that the command or the config names, absolute. */
export function baselinePath({ baseline }: Pick<ScanCommand, 'baseline'>, loaded: LoadedConfig): string | undefined {
  return baseline === undefined ? baselineNamed(loaded) : resolve(baseline)
}

/** Says on standard error what the baseline kept back, and what of it is over. */
export function tellBaseline(compared: Compared): void {
  for (const line of baselineTold(compared)) process.stderr.write(`${line}\n`)
}

/** Accepts what is found today and drops what is gone; with `prune` it only drops. Answers with the exit code. */
export function acceptFindings(
  path: string | undefined,
  { config }: LoadedConfig,
  prune: boolean,
  findings: readonly Finding[],
  opened: Opened,
): number {
  const at = lookedAt(opened)
  checkRoot(at)
  const file = path ?? resolve(baselineName)
  const before = existsSync(file) || prune ? readBaseline(file) : []
  const { fresh, gone } = compareWithBaseline(findings, before, at.looked)
  const kept = before.filter((entry) => !gone.includes(entry))
  writeBaseline(file, prune ? kept : [...kept, ...fresh])
  const told = [
    `${countOfFindings(kept.length + (prune ? 0 : fresh.length))} in ${file}`,
    `${prune ? 0 : fresh.length} new`,
    `${gone.length} dropped`,
  ]
  process.stdout.write(`${told.join(', ')}.\n`)
  const name = relative(process.cwd(), file)
  if (config.baseline === undefined)
    process.stdout.write(
      `See what is new with: undisclosed --baseline ${name}. Or write "baseline": ${JSON.stringify(name)} in the config.\n`,
    )
  return 0
}

/** Accepts what a build found, and drops what is gone. What its code and templates did not show shows in the HTML alone. */
export function acceptBuilt(path: string, found: readonly Finding[], at: Looked, shown: readonly Finding[]): void {
  checkRoot(at)
  const before = existsSync(path) ? readBaseline(path) : []
  const { fresh, gone } = compareWithBaseline(found, before, at.looked, at.compiles)
  const known = new Set(shown.map(({ fingerprint }) => fingerprint))
  const entry = ({ fingerprint, ruleId, file, message }: Finding): Accepted => ({
    ...{ fingerprint, ruleId, file, message },
    ...(!known.has(fingerprint) && { compiled: true as const }),
  })
  writeBaseline(path, [...before.filter((one) => !gone.includes(one)), ...fresh.map(entry)])
}

/** What a scan looked at. */
export function lookedAt({ project, targets, isRooted }: Opened): Looked {
  const scanned = new Set(targets)
  return { root: project.root, isRooted, looked: (file) => scanned.has(file) || !isPresent(project, file) }
}
