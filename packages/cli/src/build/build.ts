import { existsSync, realpathSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { certaintyRank, harmless, reporters, ruleNames, toolOf, type Finding } from '@undisclosed/core'
import { close, type MjmlProblem } from '@undisclosed/mjml'
import {
  baselineName,
  loadConfig,
  loadTemplateParsers,
  openLive,
  reason,
  sinceBaseline,
  type Checked,
  type Compared,
  type Live,
} from '@undisclosed/project'
import { acceptBuilt, baselinePath, tellBaseline } from '../baseline.js'
import { UsageError, type BuildCommand } from '../command.js'
import { version } from '../help.js'
import { checkOutput, put } from '../output.js'
import { exitCode, isColored, quieted, reporterNamed, tellExceeded } from '../scan.js'
import { compileAll, type CompilingOptions } from './compiling.js'
import { readManifest, writeOutput } from './manifest.js'
import { sourcesOf } from './sources.js'
import { untilStopped } from './watch.js'

/** One build after another over a project that stays in memory. */
interface Builder {
  readonly live: Live
  readonly options: CompilingOptions
  readonly least: number
  /** Absolute. */
  readonly baseline: string | undefined
}

/** What one build came to. */
interface Outcome {
  /** Those that no baseline accepts. */
  readonly findings: readonly Finding[]
  readonly compared: Compared
  readonly checked: Checked
  readonly problems: readonly MjmlProblem[]
  readonly compiled: readonly string[]
  readonly unchanged: number
  readonly removed: number
  readonly written: boolean
}

/** Checks code and templates, compiles MJML, and answers with the exit code. */
export async function build(command: BuildCommand): Promise<number> {
  reporterNamed(command.format)
  if (command.output !== undefined && resolve(command.output) === resolve(command.out))
    throw new UsageError(
      `--out and --output are both ${command.out}. The first is the folder of the HTML, the second the file of the report`,
    )
  checkOutput(command.output)
  try {
    const builder = await open(command)
    if (!command.watch) return tell(command, builder, await run(command, builder))
    let said: Told | undefined
    await untilStopped(process.cwd(), builder.options.out, async (changed) => {
      const outcome = await run(command, builder)
      said = tellAgain(command, builder, outcome, changed, said)
      const { baseline, live } = builder
      return [...outcome.checked.read.map((file) => join(live.root, file)), ...(baseline === undefined ? [] : [baseline])]
    })
    return 0
  } finally {
    await close()
  }
}

async function open(command: BuildCommand): Promise<Builder> {
  const cwd = realpathSync(process.cwd())
  const out = resolve(cwd, command.out)
  if (existsSync(out) && !statSync(out).isDirectory()) throw new UsageError(`--out ${command.out} is a file. Name a folder`)
  const loaded = command.useConfig ? await loadConfig(cwd, ruleNames, command.config && resolve(cwd, command.config)) : { config: {} }
  const { config } = loaded
  const includeTests = command.includeTests || config.includeTests === true
  const live = openLive({ cwd, loaded, analyze: { includeTests, templateParsers: loadTemplateParsers() }, outputs: [out] })
  const options = {
    root: live.root,
    out,
    minify: command.minify,
    text: command.text,
    validationLevel: command.validationLevel,
    config,
    version: await version(),
  }
  const least = certaintyRank[command.minCertainty ?? config.minCertainty ?? 'likely']
  const baseline = baselinePath(command, loaded) ?? (command.accept ? resolve(baselineName) : undefined)
  return { live, options, least, baseline }
}

async function run(command: BuildCommand, { live, options, least, baseline }: Builder): Promise<Outcome> {
  const before = live.check()
  const last = readManifest(options.out)
  const { wanted, unreadable } = sourcesOf(command, live, before)
  const made = await compileAll(wanted, options, last)
  const rendered = Object.values(made.manifest.templates).flatMap(({ findings }) => findings)
  const checked = rendered.length > 0 ? live.check(rendered) : before
  const found = checked.findings.filter(({ certainty }) => certaintyRank[certainty] >= least)
  const at = { ...live, looked: checked.looked, compiles: true }
  if (command.accept && baseline !== undefined) acceptBuilt(baseline, found, at, before.findings)
  const compared = sinceBaseline(baseline, found, at)
  const findings = compared.fresh
  const { compiled, unchanged } = made
  const problems = [...unreadable, ...made.problems]
  const outcome = { findings, compared, checked, problems, compiled, unchanged }
  if (exitCode(command, findings) > 0 || problems.some(({ severity }) => severity === 'error'))
    return { ...outcome, removed: 0, written: false }
  const names = (templates: object): string[] => Object.keys(templates)
  const removed = names(last.templates).filter((file) => !(file in made.manifest.templates)).length
  try {
    writeOutput(options.out, made.files, last, made.manifest)
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new UsageError(`--out ${command.out} cannot be written: ${reason(error)}`)
  }
  return { ...outcome, removed, written: true }
}

function tell(command: BuildCommand, builder: Builder, outcome: Outcome): number {
  put(reportOf(command, builder, outcome), command.output)
  process.stderr.write(`${summaryOf(command, outcome)}\n`)
  tellBaseline(outcome.compared)
  const failed = outcome.problems.some(({ severity }) => severity === 'error')
  tellExceeded(command, outcome.findings)
  return failed ? 1 : exitCode(command, outcome.findings)
}

/** What was told last, and what it told of. */
interface Told {
  readonly report: string
  readonly of: string
}

/** In watch mode the same findings and notes are not printed twice, wherever an edit moved them; what was done always is. */
function tellAgain(command: BuildCommand, builder: Builder, outcome: Outcome, changed: readonly string[], before: Told | undefined): Told {
  const { findings } = outcome
  const notes = notesOf(outcome)
  const of = JSON.stringify([findings.map(({ fingerprint, severity }) => [fingerprint, severity]), notes.map(({ message }) => message)])
  const report = reportOf(command, builder, outcome)
  const hasNews = of !== before?.of && (findings.length > 0 || notes.length > 0 || before !== undefined)
  if (command.output === undefined ? hasNews : report !== before?.report) put(report, command.output)
  const named = changed.map((file) => harmless(relative(process.cwd(), file)))
  const cause = named.length > 3 ? `${named.length} files changed: ` : named.length > 0 ? `${named.join(', ')} changed: ` : ''
  const same = of === before?.of && findings.length > 0 ? ` Findings as before: ${findings.length}.` : ''
  process.stderr.write(`${cause}${summaryOf(command, outcome)}${same}\n`)
  if (before === undefined) tellBaseline(outcome.compared)
  return { report, of }
}

function reportOf(command: BuildCommand, { live, options, baseline }: Builder, outcome: Outcome): string {
  const { findings, compared, checked } = outcome
  const { accepted, gone } = compared
  const notes = notesOf(outcome)
  return reporters
    .find(({ name }) => name === command.format)!
    .format({
      findings: quieted(command, findings).findings,
      stats: {
        files: checked.files,
        templates: checked.templatesRead,
        parsed: checked.parsed,
        findings: findings.length,
        ...(baseline !== undefined && { accepted: accepted.length, gone: gone.length }),
        ...quieted(command, findings).stats,
      },
      notes: command.quiet ? notes.filter(({ message }) => message.startsWith('error')) : notes,
      text: (file) => live.text(file),
      color: isColored(command),
      explain: false,
      tool: toolOf(options.version),
    })
}

/** What is wrong with MJML, then what else was not read, and what is broken in other templates. */
function notesOf({ problems, checked }: Outcome): { readonly file: string; readonly message: string; readonly line?: number }[] {
  const told = new Set(problems.map(({ file, message }) => `${file} ${message}`))
  return [
    ...problems.map(({ file, line, column, severity, message }) => ({
      file: `${file}:${line}:${column}`,
      message: `${severity} ${message}`,
    })),
    // MJML that was left out is an error of the build, told above.
    ...checked.unread.filter(({ file }) => problems.every((problem) => problem.file !== file)),
    ...checked.notes.filter(({ file, kind, message }) => kind !== 'include' && !told.has(`${file} ${message}`)),
  ]
}

function summaryOf({ out }: BuildCommand, { compiled, unchanged, removed, written, problems }: Outcome): string {
  if (!written) {
    const broken = problems.filter(({ severity }) => severity === 'error').length
    return `Nothing was written to ${out}${broken > 0 ? `: ${broken} template ${broken === 1 ? 'error' : 'errors'}` : ''}.`
  }
  const told = [
    `${compiled.length} compiled`,
    ...(unchanged > 0 ? [`${unchanged} unchanged`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
  ]
  return `${told.join(', ')} in ${out}.`
}
