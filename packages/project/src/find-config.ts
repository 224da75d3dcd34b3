import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Names of config files, first wins in one folder. */
export const configNames = ['js', 'mjs', 'ts', 'mts', 'json'].map((ending) => `undisclosed.config.${ending}`)

/** The config file of a folder or one above it, but for the user's home and the root of the disk. */
export function findConfig(folder: string): string | undefined {
  for (let at = folder, last = ''; at !== last; last = at, at = dirname(at)) {
    for (const name of configNames) if (existsSync(join(at, name))) return join(at, name)
  }
  return undefined
}
