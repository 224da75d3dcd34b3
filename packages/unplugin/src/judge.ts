import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import {
  certaintyRank,
  frameOf,
  lineStartsOf,
  rangesOf,
  toolOf,
  reporters,
  ruleNames,
  type Finding,
  type Reporter,
  type Range,
  type TemplateFileNote,
  type TraceStep,
} from '@undisclosed/core'
import type { MjmlProblem } from '@undisclosed/mjml'
import {
  baselineNamed,
  baselineTold,
  checkConfig,
  loadConfig,
  loadTemplateParsers,
  matcherOf,
  openLive,
  sinceBaseline,
  type LoadedConfig,
  type ProjectNote,
} from '@undisclosed/project'
import type { KeptVerdict } from './kept.js'
import { assetsOf, createCompiler, isWhole, moduleOf } from './mjml.js'
import { mjmlOptions } from './mjml-options.js'
import type { Options } from './options.js'

/** A place as bundlers show one. */
export interface Shown extends Range {
  /** Absolute. */
  readonly file: string
  /** Relative to the bundler's root, POSIX. */
  readonly path: string
  /** The whole first line of the range. */
  readonly lineText: string
  readonly message: string
}

/** A finding as bundlers show one: plain data. */
export interface Told extends Shown {
  readonly ruleId: string
  /** Absent for what MJML itself says. */
  readonly certainty?: Finding['certainty']
  /** Whether it fails the build, by `failOn`. */
  readonly fails: boolean
  /** The lines with the place underlined. */
  readonly frame: string
  readonly steps: readonly Shown[]
  readonly waysOut: readonly string[]
}

export interface Verdict {
  readonly told: readonly Told[]
  /** What the baseline kept back, in sentences. */
  readonly said: readonly string[]
  /** Absolute: the baseline that was read. */
  readonly baseline?: string
  /** Absolute: what the findings hang on, and every template. */
  readonly watched: readonly string[]
  /** Absolute: where a new template would be one more; the root itself, where everything lies, is none of them. */
  readonly folders: readonly string[]
  /** The text of the report that was asked for. */
  readonly report?: string
  /** What was compiled for the output: name → text. */
  readonly assets: ReadonlyMap<string, string>
}

export interface Module {
  readonly code: string
  /** Absolute. */
  readonly dependencies: readonly string[]
}

/** Judges the code and templates of one root, again and again. */
export interface Judge {
  /** As the disk is now. */
  check(): Promise<Verdict>
  /** A template (absolute) as a module; undefined where it lies outside the project. */
  module(file: string): Promise<Module | undefined>
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string }
const tool = toolOf(version)

/** `kept`: where the first verdict is kept for a later build. */
export async function openJudge(cwd: string, options: Options, outputs: readonly string[], kept?: KeptVerdict): Promise<Judge> {
  const loaded = await configOf(cwd, options.config)
  const live = openLive({ cwd, loaded, analyze: { templateParsers: loadTemplateParsers() }, outputs })
  let keeper = kept
  const included = matcherOf(options.include)
  const excluded = matcherOf(options.exclude)
  const least = certaintyRank[loaded.config.minCertainty ?? 'likely']
  const baseline = baselineNamed(loaded, cwd)
  const absolute = (file: string): string => join(live.root, file)
  const inRoot = (file: string): string => relative(cwd, absolute(file)).split(sep).join('/')
  const isWanted = (file: string): boolean => {
    const path = inRoot(file)
    return included?.(path) !== false && excluded?.(path) !== true
  }
  const mjml = mjmlOptions(options)
  const compiler = createCompiler(live.root, mjml ?? {}, loaded.config)
  const reporter = reporterOf(options.report)
  const places = { absolute, inRoot, failOn: options.failOn ?? 'error' }
  return {
    async check() {
      const before = live.check()
      const whole = mjml ? before.templates.filter((file) => file.endsWith('.mjml') && isWanted(file) && isWhole(live.text(file))) : []
      const { made, problems } = await compiler.makeAll(whole)
      const rendered = [...made.values()].flatMap(({ findings }) => findings)
      const { findings, files, templates, parsed, notes, unread, read, looked } = rendered.length > 0 ? live.check(rendered) : before
      const found = findings.filter(({ file, certainty }) => certaintyRank[certainty] >= least && isWanted(file))
      const compared = sinceBaseline(baseline, found, { ...live, looked: (file) => isWanted(file) && looked(file) })
      const { fresh: wanted, accepted, gone } = compared
      const text = (file: string): string => live.text(file)
      const inputs = [...made.values()].flatMap((one) => Object.keys(one.inputs))
      const folders = foldersOf(templates)
      const untold = unread.filter(({ file }) => isWanted(file))
      const broken = notes.filter(({ file, kind }) => isWanted(file) && kind !== 'include' && !whole.includes(file))
      const known = baseline !== undefined && { accepted: accepted.length, gone: gone.length }
      const stats = { files, templates: templates.length, parsed, findings: wanted.length, ...known }
      const input = { findings: wanted, stats, text, notes: [...untold, ...broken], color: false, explain: false, tool }
      const verdict: Verdict = {
        told: [
          ...toldBy(wanted, text, places),
          ...toldByMjml(problems, text, places),
          ...toldUnread(untold, text, places),
          ...toldByNotes(broken, text, places),
        ],
        said: baselineTold(compared),
        ...(baseline !== undefined && { baseline }),
        watched: [...[...new Set([...read, ...templates, ...inputs])].sort().map(absolute), ...(baseline === undefined ? [] : [baseline])],
        folders: [...folders].map(absolute).filter((folder) => ![cwd, ...outputs].some((path) => isWithin(path, folder))),
        assets: mjml ? assetsOf(made, live.root, cwd, mjml) : new Map<string, string>(),
        ...(reporter && { report: reporter.format(input) }),
      }
      keeper?.keep(verdict, live.keep())
      keeper = undefined
      return verdict
    },
    async module(path) {
      if (!live.holds(path)) return undefined
      const made = await compiler.make(relative(live.root, path).split(sep).join('/'))
      return { code: moduleOf(made), dependencies: Object.keys(made.inputs).map(absolute) }
    },
  }
}

/** Where a template may come to lie: beside others, and in a new folder below one whose name says mail. */
function foldersOf(templates: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>()
  for (const file of templates) {
    const end = file.lastIndexOf('/') + 1
    folders.add(file.slice(0, end))
    const first = /(?:^|\/)[^/]*(?:mail|newsletter|mjml)[^/]*\//i.exec(file)
    if (!first) continue
    for (let at = first.index + first[0].length; at > 0 && at < end; at = file.indexOf('/', at) + 1) folders.add(file.slice(0, at))
  }
  return folders
}

function reporterOf(report: Options['report']): Reporter | undefined {
  const format = typeof report === 'string' ? report : report?.format
  return reporters.find(({ name }) => name === format)
}

async function configOf(cwd: string, config: Options['config']): Promise<LoadedConfig> {
  if (config === false) return { config: {} }
  if (typeof config === 'object') return { config: checkConfig(config, 'unplugin-undisclosed: config', ruleNames) }
  return loadConfig(cwd, ruleNames, ...(config === undefined ? [] : [join(cwd, config)]))
}

interface Places {
  absolute(file: string): string
  inRoot(file: string): string
  readonly failOn: NonNullable<Options['failOn']>
}

function isWithin(path: string, folder: string): boolean {
  return !relative(folder, path).startsWith('..')
}

type Text = (file: string) => string

function shownBy(text: Text, { absolute, inRoot }: Places): (step: Pick<TraceStep, 'file' | 'span' | 'message'>) => Shown {
  const rangeOf = rangesOf(text)
  return ({ file, span, message }) => {
    const range = rangeOf(file, span)
    return { file: absolute(file), path: inRoot(file), ...range, lineText: lineOf(text(file), range.line), message }
  }
}

const fails = (severity: Finding['severity'], failOn: Places['failOn']): boolean =>
  failOn === 'warning' || (failOn === 'error' && severity === 'error')

function toldBy(findings: readonly Finding[], text: Text, places: Places): Told[] {
  const shown = shownBy(text, places)
  return findings.map((finding) => {
    const place = shown(finding)
    return {
      ...place,
      ruleId: finding.ruleId,
      certainty: finding.certainty,
      fails: fails(finding.severity, places.failOn),
      frame: frameOf(text(finding.file), place).join('\n'),
      steps: finding.trace.map(shown),
      waysOut: finding.suggestions.map(({ description }) => description),
    }
  })
}

function toldByMjml(problems: readonly MjmlProblem[], text: Text, places: Places): Told[] {
  const shown = shownBy(text, places)
  return problems.map((problem) => {
    const place = shown(problem)
    const frame = frameOf(text(problem.file), { ...place, endLine: place.line, endColumn: lineEnd(place) }).join('\n')
    return { ...place, ruleId: 'mjml', fails: fails(problem.severity, places.failOn), frame, steps: [], waysOut: [] }
  })
}

/** What of a template was not read, and what is broken in it. What MJML is compiled of is told with its problems. */
function toldByNotes(notes: readonly TemplateFileNote[], text: Text, places: Places): Told[] {
  const shown = shownBy(text, places)
  return notes.map((note) => {
    const place = shown(note)
    return { ...place, ruleId: 'template', fails: false, frame: frameOf(text(note.file), place).join('\n'), steps: [], waysOut: [] }
  })
}

/** What else was not read, at its line where that is known: nobody can say that nothing leaks there. */
function toldUnread(notes: readonly ProjectNote[], text: Text, places: Places): Told[] {
  const shown = shownBy(text, places)
  return notes.map(({ file, line, message }) => {
    const starts = lineStartsOf(line === undefined ? '' : text(file))
    const from = starts[(line ?? 1) - 1] ?? 0
    const place = shown({ file, span: [from, Math.max(from, (starts[line ?? 1] ?? text(file).length) - 1)], message })
    const frame = line === undefined ? '' : frameOf(text(file), place).join('\n')
    return { ...place, ruleId: 'note', fails: false, frame, steps: [], waysOut: [] }
  })
}

/** An element may go on over many lines; its first is shown. */
const lineEnd = ({ line, endLine, endColumn, lineText }: Shown): number => (endLine === line ? endColumn : lineText.length + 1)

function lineOf(text: string, line: number): string {
  const starts = lineStartsOf(text)
  return text.slice(starts[line - 1], starts[line] ?? text.length).replace(/[\n\r\u2028\u2029]+$/, '')
}
