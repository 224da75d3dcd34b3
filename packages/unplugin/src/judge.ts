import { join, relative, sep } from 'node:path'
import {
  certaintyRank,
  frameOf,
  lineStartsOf,
  rangesOf,
  reporters,
  ruleNames,
  type Finding,
  type Range,
  type TraceStep,
} from '@undisclosed/core'
import { checkConfig, loadConfig, loadTemplateParsers, matcherOf, openLive, type LoadedConfig } from '@undisclosed/project'
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
  readonly certainty: Finding['certainty']
  /** Whether it fails the build, by `failOn`. */
  readonly fails: boolean
  /** The lines with the place underlined. */
  readonly frame: string
  readonly steps: readonly Shown[]
  readonly waysOut: readonly string[]
}

export interface Verdict {
  readonly told: readonly Told[]
  /** Absolute: what the findings hang on, and every template. */
  readonly watched: readonly string[]
  /** Absolute: where a new template would be one more; the root itself, where everything lies, is none of them. */
  readonly folders: readonly string[]
  /** The text of the report that was asked for. */
  readonly report?: string
}

/** Judges the code and templates of one root, again and again. */
export interface Judge {
  /** As the disk is now. */
  check(): Verdict
}

export async function openJudge(cwd: string, options: Options): Promise<Judge> {
  const loaded = await configOf(cwd, options.config)
  const live = openLive({ cwd, loaded, analyze: { templateParsers: loadTemplateParsers() } })
  const included = matcherOf(options.include)
  const excluded = matcherOf(options.exclude)
  const least = certaintyRank[loaded.config.minCertainty ?? 'likely']
  const absolute = (file: string): string => join(live.root, file)
  const inRoot = (file: string): string => relative(cwd, absolute(file)).split(sep).join('/')
  const isWanted = (file: string): boolean => {
    const path = inRoot(file)
    return included?.(path) !== false && excluded?.(path) !== true
  }
  return {
    check() {
      const { findings, files, templates, read } = live.check()
      const wanted = findings.filter(({ file, certainty }) => certaintyRank[certainty] >= least && isWanted(file))
      const told = toldBy(wanted, (file) => live.text(file), { absolute, inRoot, failOn: options.failOn ?? 'error' })
      const watched = [...new Set([...read, ...templates])].sort()
      const folders = new Set(templates.map((file) => file.slice(0, file.lastIndexOf('/') + 1)))
      const format = typeof options.report === 'string' ? options.report : options.report?.format
      const report = reporters
        .find(({ name }) => name === format)
        ?.format({
          findings: wanted,
          stats: { files, findings: wanted.length },
          text: (file) => live.text(file),
          notes: [],
          color: false,
          explain: false,
        })
      return {
        told,
        watched: watched.map(absolute),
        folders: [...folders].map(absolute).filter((folder) => !isWithin(cwd, folder)),
        ...(report === undefined ? {} : { report }),
      }
    },
  }
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

function toldBy(findings: readonly Finding[], text: (file: string) => string, { absolute, inRoot, failOn }: Places): Told[] {
  const rangeOf = rangesOf(text)
  const shown = ({ file, span, message }: Pick<TraceStep, 'file' | 'span' | 'message'>): Shown => {
    const range = rangeOf(file, span)
    return { file: absolute(file), path: inRoot(file), ...range, lineText: lineOf(text(file), range.line), message }
  }
  return findings.map((finding) => {
    const place = shown(finding)
    return {
      ...place,
      ruleId: finding.ruleId,
      certainty: finding.certainty,
      fails: failOn === 'warning' || (failOn === 'error' && finding.severity === 'error'),
      frame: frameOf(text(finding.file), place).join('\n'),
      steps: finding.trace.map(shown),
      waysOut: finding.suggestions.map(({ description }) => description),
    }
  })
}

function lineOf(text: string, line: number): string {
  const starts = lineStartsOf(text)
  return text.slice(starts[line - 1], starts[line] ?? text.length).replace(/[\n\r\u2028\u2029]+$/, '')
}
