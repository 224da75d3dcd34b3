import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ConfigError } from './errors.js'

/** Names of config files, first wins in one folder. */
export const configNames = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts', 'json'].map((ending) => `undisclosed.config.${ending}`)

/** What others name so, and is not read. */
const foreignNames = ['yaml', 'yml', 'toml', 'jsonc', 'json5'].map((ending) => `undisclosed.config.${ending}`)

/**
 * The config file of a folder or one above it, but for the user's home and the root of the disk. Throws a `ConfigError` where one lies
 * there, before any other, in a format that is not read.
 */
export function findConfig(folder: string): string | undefined {
  for (let at = folder, last = ''; at !== last; last = at, at = dirname(at)) {
    const own = configNames.find((name) => existsSync(join(at, name)))
    if (own !== undefined) return join(at, own)
    const foreign = foreignNames.find((name) => existsSync(join(at, name)))
    if (foreign !== undefined) throw unreadFormat(join(at, foreign))
  }
  return undefined
}

/** Of a config whose ending is none of ours. */
export function unreadFormat(path: string): ConfigError {
  return new ConfigError(`${path} is not read. A config is JavaScript, TypeScript or JSON: ${configNames.join(', ')}`)
}

export function isConfigFormat(path: string): boolean {
  return /\.(?:[cm]?[jt]s|json)$/.test(path)
}
