import { nearest, reporters } from '@undisclosed/core'
import { ConfigError, type Config } from '@undisclosed/project'

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
}

const keys = ['include', 'exclude', 'failOn', 'config', 'report']
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
  const { failOn = 'error', report } = options
  if (!levels.includes(failOn)) throw refused(`failOn: ${JSON.stringify(failOn)}: it takes ${levels.join(', ')}`)
  if (report !== undefined) checkReport(report)
  return options
}

function checkReport(report: unknown): void {
  const { format, file } = typeof report === 'string' ? { format: report, file: 'x' } : (report as { format?: unknown; file?: unknown })
  if (typeof file !== 'string' || file === '') throw refused("report takes a reporter's name, or { format, file }")
  const names = reporters.map(({ name }) => name)
  if (typeof format === 'string' && names.includes(format)) return
  const meant = typeof format === 'string' ? nearest(format, names) : undefined
  throw refused(`report: ${JSON.stringify(format)}: ${meant ? `did you mean ${meant}?` : `it takes ${names.join(', ')}`}`)
}

function refused(what: string): ConfigError {
  return new ConfigError(`unplugin-undisclosed: ${what}`)
}
