import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import {
  analyze,
  nearest,
  reporters,
  ruleNames,
  toolOf,
  type Analysis,
  type AnalyzeOptions,
  type Finding,
  type Reporter,
  type ReportInput,
} from '@undisclosed/core'
import { loadConfig, loadTemplateParsers, openProject, type Compared, type Opened } from '@undisclosed/project'
import { acceptFindings, baselinePath, sinceBaseline, tellBaseline } from './baseline.js'
import { UsageError, type ScanCommand } from './command.js'
import { version } from './help.js'
import { withProgress } from './progress.js'

/** Scans, reports, and answers with the exit code. */
export async function scan(command: ScanCommand): Promise<number> {
  const started = new Date().toISOString()
  const reporter = reporterNamed(command.format)
  const cwd = process.cwd()
  const loaded = command.useConfig ? await loadConfig(cwd, ruleNames, command.config && resolve(cwd, command.config)) : { config: {} }
  const stdin = command.stdin ? { file: command.stdinFilename ?? '', text: readFileSync(0, 'utf8') } : undefined
  const opened = openProject({ cwd, patterns: command.patterns, loaded, ...(stdin ? { stdin } : {}) })
  failUnmatched(command, opened)

  const { config } = loaded
  const explained: string[] = []
  const minCertainty = command.minCertainty ?? config.minCertainty
  const options: AnalyzeOptions = {
    ...config,
    includeTests: command.includeTests || config.includeTests === true,
    targets: opened.targets,
    ...(minCertainty ? { minCertainty } : {}),
    ...(opened.project.templates?.length || opened.project.pages?.length ? { templateParsers: loadTemplateParsers() } : {}),
    ...(command.explain ? { onExplain: (line: string) => void explained.push(line) } : {}),
  }
  const analysis = withProgress(opened.project, (index) => analyze(index, options))
  const path = baselinePath(command, loaded)
  if (command.accept !== undefined) return acceptFindings(path, command.accept === 'prune', analysis.findings, opened)
  const compared = sinceBaseline(path, analysis.findings, opened)
  const shown = path === undefined ? analysis : withFresh(analysis, compared)
  const ran = { tool: toolOf(await version()), time: { started, ended: new Date().toISOString() } }
  report(command, reporter, opened, shown, ran)
  tellBaseline(compared)
  if (explained.length > 0) process.stderr.write(`${explained.join('\n')}\n`)
  return exitCode(command, shown.findings)
}

/** An analysis without what the baseline accepts. */
function withFresh({ notes, stats }: Analysis, { fresh, accepted, gone }: Compared): Analysis {
  return { findings: fresh, notes, stats: { ...stats, findings: fresh.length, accepted: accepted.length, gone: gone.length } }
}

/** The reporter that `--format` names. */
export function reporterNamed(name: string): Reporter {
  const reporter = reporters.find((candidate) => candidate.name === name)
  if (reporter) return reporter
  const known = reporters.map((candidate) => candidate.name)
  const meant = nearest(name, known)
  throw new UsageError(`--format ${name}: ${meant ? `did you mean ${meant}?` : `it takes ${known.join(', ')}`}`)
}

function failUnmatched(command: ScanCommand, { unmatched }: Opened): void {
  if (unmatched.length === 0 || !command.errorOnUnmatched) return
  throw new UsageError(`${unmatched.join(', ')}: no code file there. Check the path, or allow it with --no-error-on-unmatched-pattern`)
}

function report(
  command: ScanCommand,
  reporter: Reporter,
  { project, targets }: Opened,
  analysis: Analysis,
  ran: Pick<ReportInput, 'tool' | 'time'>,
): void {
  const text = reporter.format({
    findings: command.quiet ? analysis.findings.filter((finding) => finding.severity === 'error') : analysis.findings,
    stats: { ...analysis.stats, files: targets.length, parsed: project.parsed() },
    notes: [...project.notes(), ...analysis.notes],
    text: (file) => project.text(file),
    color: isColored(command),
    explain: command.explain,
    ...ran,
  })
  put(text, command.output)
}

/** Writes a report to standard output, or to the file that `--output` names. */
export function put(text: string, output: string | undefined): void {
  if (output === undefined) {
    process.stdout.write(text)
    return
  }
  try {
    mkdirSync(dirname(resolve(output)), { recursive: true })
    writeFileSync(output, text)
  } catch (error) {
    throw new UsageError(`-o ${output} cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
  }
}

/** As the user asked; else on a terminal, and never in a file. */
export function isColored({ color, output }: Pick<ScanCommand, 'color' | 'output'>): boolean {
  return color ?? (output === undefined && wantsColor())
}

function wantsColor(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0'
  return process.stdout.isTTY
}

/** 1 for an error, or for more warnings than are allowed. */
export function exitCode({ maxWarnings }: Pick<ScanCommand, 'maxWarnings'>, findings: readonly Finding[]): number {
  const errors = findings.filter((finding) => finding.severity === 'error').length
  const warnings = findings.length - errors
  return errors > 0 || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0
}
