import { readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { certaintyRank, toolOf, reporters, ruleNames, type Reporter } from '@undisclosed/core'
import {
  baselineNamed,
  baselineTold,
  checkConfig,
  loadConfig,
  loadTemplateParsers,
  matcherOf,
  openLive,
  sinceBaseline,
  whyNoReport,
  type LoadedConfig,
} from '@undisclosed/project'
import type { KeptVerdict } from './kept.js'
import { assetsOf, createCompiler, isWhole, moduleOf } from './mjml.js'
import { mjmlOptions } from './mjml-options.js'
import { refused, type Options } from './options.js'
import { toldBy, toldByMjml, toldByNotes, toldUnread, type Told } from './shown.js'

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
  checkReportFile(cwd, options.report)
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
      const { findings, files, templates, templatesRead, parsed, notes, unread, read, looked } =
        rendered.length > 0 ? live.check(rendered) : before
      const found = findings.filter(({ file, certainty }) => certaintyRank[certainty] >= least && isWanted(file))
      const at = { ...live, compiles: mjml !== undefined, looked: (file: string) => isWanted(file) && looked(file) }
      const compared = sinceBaseline(baseline, found, at)
      const { fresh: wanted, accepted, gone } = compared
      const text = (file: string): string => live.text(file)
      const inputs = [...made.values()].flatMap((one) => Object.keys(one.inputs))
      const folders = foldersOf(templates)
      const untold = unread.filter(({ file }) => isWanted(file))
      const broken = notes.filter(({ file, kind }) => isWanted(file) && kind !== 'include' && !whole.includes(file))
      const known = baseline !== undefined && { accepted: accepted.length, gone: gone.length }
      const stats = { files, templates: templatesRead, parsed, findings: wanted.length, ...known }
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

/** The option names the file, so that an earlier report there is written over, and nothing that is something else. */
function checkReportFile(cwd: string, report: Options['report']): void {
  if (typeof report !== 'object') return
  const why = whyNoReport(resolve(cwd, report.file))
  if (why !== undefined) throw refused(`report: ${report.file} ${why}`)
}

async function configOf(cwd: string, config: Options['config']): Promise<LoadedConfig> {
  if (config === false) return { config: {} }
  if (typeof config === 'object') return { config: checkConfig(config, 'unplugin-undisclosed: config', ruleNames) }
  return loadConfig(cwd, ruleNames, ...(config === undefined ? [] : [join(cwd, config)]))
}

function isWithin(path: string, folder: string): boolean {
  return !relative(folder, path).startsWith('..')
}
