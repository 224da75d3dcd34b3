import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import {
  analyze,
  directiveRule,
  nearest,
  reporters,
  rules,
  templateRules,
  type Analysis,
  type AnalyzeOptions,
  type Reporter,
} from '@undisclosed/core'
import { loadConfig, loadTemplateParsers, openProject, type Opened } from '@undisclosed/project'
import { UsageError, type ScanCommand } from './command.js'
import { withProgress } from './progress.js'

/** Scans, reports, and answers with the exit code. */
export async function scan(command: ScanCommand): Promise<number> {
  const reporter = reporterNamed(command.format)
  const cwd = process.cwd()
  const ruleNames = [...new Set([...rules, ...templateRules].map((rule) => rule.name)), directiveRule.name]
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
    ...(opened.project.templates?.length ? { templateParsers: loadTemplateParsers() } : {}),
    ...(command.explain ? { onExplain: (line: string) => void explained.push(line) } : {}),
  }
  const analysis = withProgress(opened.project, (index) => analyze(index, options))
  write(command, reporter, opened, analysis)
  if (explained.length > 0) process.stderr.write(`${explained.join('\n')}\n`)
  return exitCode(command, analysis)
}

function reporterNamed(name: string): Reporter {
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

function write(command: ScanCommand, reporter: Reporter, { project, targets }: Opened, analysis: Analysis): void {
  const report = reporter.format({
    findings: command.quiet ? analysis.findings.filter((finding) => finding.severity === 'error') : analysis.findings,
    stats: { ...analysis.stats, files: targets.length, parsed: project.parsed() },
    notes: [...project.notes(), ...analysis.notes],
    text: (file) => project.text(file),
    color: command.color ?? (command.output === undefined && wantsColor()),
    explain: command.explain,
  })
  if (command.output === undefined) {
    process.stdout.write(report)
    return
  }
  try {
    mkdirSync(dirname(resolve(command.output)), { recursive: true })
    writeFileSync(command.output, report)
  } catch (error) {
    throw new UsageError(`-o ${command.output} cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
  }
}

function wantsColor(): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env
  if (NO_COLOR) return false
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0'
  return process.stdout.isTTY
}

function exitCode(command: ScanCommand, { findings }: Analysis): number {
  const errors = findings.filter((finding) => finding.severity === 'error').length
  const warnings = findings.length - errors
  return errors > 0 || (command.maxWarnings !== undefined && warnings > command.maxWarnings) ? 1 : 0
}
