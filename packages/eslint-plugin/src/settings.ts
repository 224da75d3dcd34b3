import { ruleNames } from '@undisclosed/core'
import {
  checkConfig,
  createRounds,
  findConfig,
  loadConfigSync,
  longPatience,
  rarely,
  type Config,
  type LoadedConfig,
} from '@undisclosed/project'
import { statSync } from 'node:fs'

/** `settings.undisclosed`: keys of the config file, which win over it, and three of ESLint's own. */
export interface Settings extends Config {
  /** Adds the way of the data to each message, one numbered line a step. */
  readonly showPath?: boolean
  /** Not read: it takes part in the key of ESLint’s cache. */
  readonly hash?: string
}

export interface Configured {
  readonly loaded: LoadedConfig
  /** Names the configuration: equal for equal ones. */
  readonly key: string
}

let last: (Configured & { readonly stamp: string; readonly settings: unknown; readonly cwd: string }) | undefined

const begins = createRounds()
let folder = ''
let found: { readonly cwd: string; readonly path: string | undefined; readonly stamp: string } | undefined
const look = rarely(() => {
  const path = findConfig(folder)
  // A module is loaded once in a process; JSON is read again.
  found = { cwd: folder, path, stamp: `${path ?? ''} ${path?.endsWith('.json') ? statSync(path).mtimeMs : ''}` }
}, longPatience)

/**
 * The config file above the working directory with `settings.undisclosed` laid over it. `file` is the one that is linted:
 * the disk is looked at for every other caller, where a run of ESLint begins, and now and then in one.
 */
export function configured(cwd: string, settings: unknown, file?: string): Configured {
  folder = cwd
  const isFirst = file === undefined || begins(file)
  look(isFirst || found?.cwd !== cwd)
  const { path, stamp } = found!
  if (last?.cwd === cwd && last.settings === settings && last.stamp === stamp) return last
  const loaded = loadConfigSync(cwd, ruleNames, path)
  const { showPath: _path, hash: _hash, ...own } = settingsOf(settings)
  const config = { ...loaded.config, ...checkConfig(own, 'settings.undisclosed', ruleNames) }
  last = { loaded: { ...loaded, config }, key: JSON.stringify([cwd, stamp, config]), stamp, settings, cwd }
  return last
}

export function settingsOf(settings: unknown): Settings {
  return typeof settings === 'object' && settings !== null ? settings : {}
}
