import { ruleNames } from '@undisclosed/core'
import { checkConfig, findConfig, loadConfigSync, type Config, type LoadedConfig } from '@undisclosed/project'
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

/** The config file above the working directory with `settings.undisclosed` laid over it. */
export function configured(cwd: string, settings: unknown): Configured {
  const path = findConfig(cwd)
  // A module is loaded once in a process; JSON is read again.
  const stamp = `${path ?? ''} ${path?.endsWith('.json') ? statSync(path).mtimeMs : ''}`
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
