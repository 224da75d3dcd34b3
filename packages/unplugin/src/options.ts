// What the bundler's own thread needs, and not the engine, which is loaded beside it.
import { nearest } from '@undisclosed/core/nearest'
import type * as Reporting from '@undisclosed/core/reporters'
import { validationLevels, type ValidationLevel } from '@undisclosed/mjml/levels'
import type { Config } from '@undisclosed/project'
import { ConfigError } from '@undisclosed/project/errors'
import { ownRequire } from './own-require.js'

/** What bundlers call the plugin. */
export const name = 'undisclosed'

/** What the plugin takes, the same in every bundler. */
export interface Options {
  /** Globs of files whose findings are told, relative to the bundler's root. All by default. */
  readonly include?: readonly string[]
  /** Globs of files whose findings are not told. They are read all the same: what they hand on may leak elsewhere. */
  readonly exclude?: readonly string[]
  /** What fails the build: `error` (default), `warning` (any finding) or `never`. What does not fail it is a warning. */
  readonly failOn?: 'error' | 'warning' | 'never'
  /** A config file, a config itself, or `false` for none. By default `undisclosed.config.*`, sought from the root upwards. */
  readonly config?: string | false | Config
  /** A reporter's name writes its report into the output; with a `file` it is written there, relative to the root. */
  readonly report?: string | { readonly format: string; readonly file: string }
  /** Compiles `.mjml` files that modules import, and those of a folder into the output. Needs the package `mjml`. */
  readonly mjml?: boolean | MjmlOptions
  /** Whether a build may keep its verdict in `node_modules/.cache/undisclosed` for the next one. Default true. */
  readonly cache?: boolean
}

export interface MjmlOptions {
  /** The folder, relative to the root. Default `emails`. */
  readonly folder?: string
  /** Where its HTML lies in the output. Default `emails`. */
  readonly out?: string
  readonly minify?: boolean
  /** Writes the plain text of each message beside its HTML. */
  readonly text?: boolean
  /** Which of MJML’s remarks are errors, by its own words. Default `soft`: what it leaves out of the mail. */
  readonly validationLevel?: ValidationLevel
}

const keys = ['include', 'exclude', 'failOn', 'config', 'report', 'mjml', 'cache']
const mjmlTypes: Readonly<Record<string, string>> = {
  folder: 'string',
  out: 'string',
  minify: 'boolean',
  text: 'boolean',
  validationLevel: 'string',
}
const levels = ['error', 'warning', 'never']

/** Throws a `ConfigError` that names the option and the way out. */
export function checkOptions(options: Options): Options {
  for (const key of Object.keys(options)) {
    if (keys.includes(key)) continue
    const meant = nearest(key, keys)
    throw refused(`${key} is no option. ${meant ? `Did you mean ${meant}?` : `It takes ${keys.join(', ')}`}`)
  }
  for (const key of ['include', 'exclude'] as const) {
    const globs: unknown = options[key]
    if (globs === undefined || (Array.isArray(globs) && globs.every((glob) => typeof glob === 'string'))) continue
    throw refused(`${key} takes a list of globs, such as ['emails/**']`)
  }
  const { failOn = 'error', report, mjml, cache = true } = options
  if (typeof cache !== 'boolean') throw refused('cache takes true or false')
  if (!levels.includes(failOn)) throw refused(`failOn: ${JSON.stringify(failOn)}: it takes ${levels.join(', ')}`)
  if (report !== undefined) checkReport(report)
  if (mjml !== undefined) checkMjml(mjml)
  return options
}

function checkMjml(mjml: unknown): void {
  if (typeof mjml === 'boolean') return
  if (typeof mjml !== 'object' || mjml === null) throw refused(`mjml takes true, false, or { ${Object.keys(mjmlTypes).join(', ')} }`)
  for (const [key, value] of Object.entries(mjml)) {
    const type = mjmlTypes[key]
    if (type === undefined) throw refused(`mjml.${key} is no option. It takes ${Object.keys(mjmlTypes).join(', ')}`)
    if (typeof value !== type) throw refused(`mjml.${key} takes a ${type}`)
  }
  const { validationLevel: level } = mjml as MjmlOptions
  if (level !== undefined && !validationLevels.includes(level)) throw refused(`mjml.validationLevel takes ${validationLevels.join(', ')}`)
}

function checkReport(report: unknown): void {
  const { format, file } = typeof report === 'string' ? { format: report, file: 'x' } : (report as { format?: unknown; file?: unknown })
  if (typeof file !== 'string' || file === '') throw refused("report takes a reporter's name, or { format, file }")
  const { reporters } = ownRequire<typeof Reporting>('@undisclosed/core/reporters')
  const names = reporters.map(({ name }) => name)
  if (typeof format === 'string' && names.includes(format)) return
  const meant = typeof format === 'string' ? nearest(format, names) : undefined
  throw refused(`report: ${JSON.stringify(format)}: ${meant ? `did you mean ${meant}?` : `it takes ${names.join(', ')}`}`)
}

export function refused(what: string): ConfigError {
  return new ConfigError(`unplugin-undisclosed: ${what}`)
}
