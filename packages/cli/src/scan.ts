import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  analyze,
  lineStartsOf,
  nearest,
  positionAt,
  reasonGiven,
  reporters,
  ruleNames,
  toolOf,
  type Analysis,
  type AnalyzeOptions,
  type Finding,
  type Reporter,
  type ReportInput,
} from '@undisclosed/core'
import {
  filesTold,
  isCode,
  isPage,
  loadConfig,
  loadTemplateParsers,
  openProject,
  sinceBaseline,
  type Compared,
  type Opened,
} from '@undisclosed/project'
import { acceptFindings, baselinePath, lookedAt, tellBaseline } from './baseline.js'
import { UsageError, type ScanCommand } from './command.js'
import { version } from './help.js'
import { checkOutput, put } from './output.js'
import { withProgress } from './progress.js'

/** Scans, reports, and answers with the exit code. */
export async function scan(command: ScanCommand): Promise<number> {
  const started = new Date().toISOString()
  const reporter = reporterNamed(command.format)
  checkOutput(command.output)
  const cwd = process.cwd()
  checkNamed(command)
  const loaded = command.useConfig ? await loadConfig(cwd, ruleNames, command.config && resolve(cwd, command.config)) : { config: {} }
  const stdin = command.stdin ? { file: command.stdinFilename ?? '', text: readFileSync(0, 'utf8') } : undefined
  const opened = openProject({
    cwd,
    patterns: command.patterns,
    loaded,
    allowMissing: !command.errorOnUnmatched,
    ...(stdin ? { stdin } : {}),
  })
  failUnmatched(command, opened)

  const { config } = loaded
  const explained: string[] = []
  const minCertainty = command.minCertainty ?? config.minCertainty
  const options: AnalyzeOptions = {
    ...config,
    includeTests: command.includeTests || config.includeTests === true,
    targets: opened.targets,
    ...(opened.named.length <= fewNamed && { named: opened.named }),
    ...(minCertainty ? { minCertainty } : {}),
    ...(opened.project.templates?.length || opened.project.pages?.length ? { templateParsers: loadTemplateParsers() } : {}),
    ...(command.explain ? { onExplain: (line: string) => void explained.push(line) } : {}),
  }
  const analysis = withProgress(opened.project, (index) => analyze(index, options))
  readNamed(opened)
  const path = baselinePath(command, loaded)
  if (command.accept !== undefined) return acceptFindings(path, loaded, command.accept === 'prune', analysis.findings, opened)
  const compared = sinceBaseline(path, analysis.findings, lookedAt(opened))
  const shown = path === undefined ? analysis : withFresh(analysis, compared)
  const ran = { tool: toolOf(await version()), time: { started, ended: new Date().toISOString() } }
  report(command, reporter, opened, shown, ran)
  tellUnshipped(opened, options.includeTests === true)
  tellBaseline(compared)
  tellExceeded(command, shown.findings)
  if (command.explain) explained.push(...analysis.silenced.map((one) => silencedTold(one, opened)), ...pagesTold(opened))
  if (explained.length > 0) process.stderr.write(`${explained.join('\n')}\n`)
  return exitCode(command, shown.findings)
}

/** Standard input is what its name says. */
function checkNamed({ stdinFilename: name }: ScanCommand): void {
  if (name === undefined || isCode(name) || isPage(name)) return
  throw new UsageError(
    `--stdin-filename ${name}: by its ending that is neither code nor a template. Name it as the file is called, such as src/mail.ts`,
  )
}

/** More files than this are a shell's glob. */
const fewNamed = 20

/** Files that somebody names are parsed though nothing in them speaks of mail: whether they can be read is what was asked. */
function readNamed({ project, named }: Opened): void {
  if (named.length <= fewNamed) for (const file of named) if (isCode(file)) project.facts(file)
}

/** For `--explain`: what is written in a template language and is no mail by itself. */
function pagesTold({ project, concerns }: Opened): string[] {
  const pages = (project.pages ?? []).filter(concerns)
  if (pages.length === 0) return []
  const some = pages.length > 3 ? `${pages.slice(0, 3).join(', ')}, …` : pages.join(', ')
  const which = pages.length === 1 ? '1 page in a template language counts' : `${pages.length} pages in a template language count`
  return [`${which} only where code that sends mail renders it, since neither path nor text says mail: ${some}`]
}

/** Says that nothing was reported on because of what the files are for. */
function tellUnshipped({ project, targets }: Opened, includesTests: boolean): void {
  const shown = ['source', 'generated', 'vendored', 'minified']
  if (includesTests || targets.length === 0 || targets.some((file) => shown.includes(project.role(file)))) return
  process.stderr.write('All of these are tests, stories, seeds or examples. Report in them with: --include-tests\n')
}

/** For `--explain`: what a comment keeps from being told, and why. */
function silencedTold({ finding: { ruleId, file, span }, reason }: Analysis['silenced'][number], { project }: Opened): string {
  const { line } = positionAt(lineStartsOf(project.text(file)), span[0])
  return `${file}:${line} ${ruleId} is silenced by a comment ${reasonGiven(reason)}`
}

/** An analysis without what the baseline accepts. */
function withFresh({ silenced, notes, idle, stats }: Analysis, { fresh, accepted, gone }: Compared): Analysis {
  return {
    findings: fresh,
    silenced,
    notes,
    idle,
    stats: { ...stats, findings: fresh.length, accepted: accepted.length, gone: gone.length },
  }
}

/** The reporter that `--format` names. */
export function reporterNamed(name: string): Reporter {
  const reporter = reporters.find((candidate) => candidate.name === name)
  if (reporter) return reporter
  const known = reporters.map((candidate) => candidate.name)
  const meant = nearest(name, known)
  throw new UsageError(`--format ${name}: ${meant ? `did you mean ${meant}? It` : 'it'} takes ${known.join(', ')}`)
}

function failUnmatched(command: ScanCommand, { unmatched, project }: Opened): void {
  if (unmatched.length === 0 || !command.errorOnUnmatched) return
  const left = project.notes().find(({ kind }) => kind === 'left')
  if (left) throw new UsageError(`${unmatched.join(', ')}: no code and no template there, and ${left.message}`)
  throw new UsageError(
    `${unmatched.join(', ')}: no code and no template there. Check the path, or allow it with --no-error-on-unmatched-pattern`,
  )
}

function report(
  command: ScanCommand,
  reporter: Reporter,
  { project, targets, passedOver, concerns, idle }: Opened,
  analysis: Analysis,
  ran: Pick<ReportInput, 'tool' | 'time'>,
): void {
  const { findings, stats } = quieted(command, analysis.findings)
  const read = targets.filter((file) => !project.isUnread(file))
  const templates = read.filter((file) => !isCode(file)).length
  const told = filesTold(findings)
  const text = reporter.format({
    findings,
    stats: { ...analysis.stats, files: read.length, ...(templates > 0 && { templates }), parsed: project.parsed(), ...stats },
    notes: [
      ...passedOver,
      ...idle(analysis.idle),
      ...[...project.notes(), ...analysis.notes].filter(({ file }) => concerns(file) || told.has(file)),
    ],
    text: (file) => project.text(file),
    color: isColored(command),
    explain: command.explain,
    ...ran,
  })
  put(text, command.output)
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

/** Says why a run fails that shows no error. */
export function tellExceeded({ maxWarnings }: Pick<ScanCommand, 'maxWarnings'>, findings: readonly Finding[]): void {
  const warnings = findings.filter(({ severity }) => severity === 'warning').length
  if (maxWarnings === undefined || warnings <= maxWarnings) return
  process.stderr.write(`undisclosed: ${warnings === 1 ? '1 warning' : `${warnings} warnings`}, and --max-warnings allows ${maxWarnings}\n`)
}

/** What --quiet leaves of the findings, and how many it hides. */
export function quieted({ quiet }: Pick<ScanCommand, 'quiet'>, findings: readonly Finding[]) {
  const shown = quiet ? findings.filter(({ severity }) => severity === 'error') : findings
  const hidden = findings.length - shown.length
  const stats: Readonly<Record<string, number>> = hidden > 0 ? { hidden } : {}
  return { findings: shown, stats }
}

/** 1 for an error, or for more warnings than are allowed. */
export function exitCode({ maxWarnings }: Pick<ScanCommand, 'maxWarnings'>, findings: readonly Finding[]): number {
  const errors = findings.filter((finding) => finding.severity === 'error').length
  const warnings = findings.length - errors
  return errors > 0 || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0
}
