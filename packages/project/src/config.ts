import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Certainty, EngineOptions, FileRole } from '@undisclosed/core'
import { ConfigError } from './errors.js'
import { parseJsonc } from './jsonc.js'
import { checkConfig } from './schema.js'

/** `undisclosed.config.*`. Globs are relative to the config's folder. */
export interface Config extends EngineOptions {
  /** Globs of the files to report; all code files by default. */
  readonly include?: readonly string[]
  /** Globs of files that are not read at all. */
  readonly exclude?: readonly string[]
  /** Reports in tests, stories, seeds and examples as well. */
  readonly includeTests?: boolean
  /** Globs of files whose role is not what their path tells. */
  readonly roles?: Readonly<Partial<Record<FileRole, readonly string[]>>>
  readonly rules?: Readonly<Record<string, 'off' | 'warning' | 'error'>>
  readonly minCertainty?: Certainty
  readonly resolve?: {
    /** Compiled packages of your own that are read from `node_modules`. */
    readonly packages?: readonly string[]
  }
}

export interface LoadedConfig {
  readonly config: Config
  /** Absolute; absent where no config was found. */
  readonly path?: string
}

/** Names of config files, first wins in one folder. */
export const configNames = ['js', 'mjs', 'ts', 'mts', 'json'].map((ending) => `undisclosed.config.${ending}`)

/** A typed config: `export default defineConfig({ … })`. */
export function defineConfig(config: Config): Config {
  return config
}

/** The config file of a folder or one above it, but for the user's home and the root of the disk. */
export function findConfig(folder: string): string | undefined {
  for (let at = folder, last = ''; at !== last; last = at, at = dirname(at)) {
    for (const name of configNames) if (existsSync(join(at, name))) return join(at, name)
  }
  return undefined
}

/** Loads and checks a config. Without a path it is sought from the working directory upwards, never below a scanned path. */
export async function loadConfig(cwd: string, ruleNames: readonly string[], path = findConfig(cwd)): Promise<LoadedConfig> {
  if (path === undefined) return { config: {} }
  if (!existsSync(path)) throw new ConfigError(`${path}: there is no such config file. Check --config`)
  return { config: checkConfig(await load(path), path, ruleNames), path }
}

async function load(path: string): Promise<unknown> {
  try {
    if (path.endsWith('.json')) return parseJsonc(readFileSync(path, 'utf8'))
    const module = (await (/\.[mc]?ts$/.test(path) ? importTypeScript(path) : import(pathToFileURL(path).href))) as {
      readonly default?: unknown
    }
    if (!('default' in module)) throw new ConfigError('exports no default. Write “export default { … }”')
    return module.default
  } catch (error) {
    throw new ConfigError(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** Node reads TypeScript by itself from 22.18; before, jiti does where it is installed. */
async function importTypeScript(path: string): Promise<object> {
  if ((process.features as { readonly typescript?: unknown }).typescript) return (await import(pathToFileURL(path).href)) as object
  let jiti: typeof import('jiti')
  try {
    jiti = await import('jiti')
  } catch (error) {
    throw new ConfigError('this Node reads no TypeScript. Install jiti, use Node 22.18, or name the file undisclosed.config.js', {
      cause: error,
    })
  }
  return { default: await jiti.createJiti(import.meta.url).import(path, { default: true }) }
}
