import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { lineStartsOf, positionAt, type Certainty, type EngineOptions, type FileRole } from '@undisclosed/core'
import { ConfigError } from './errors.js'
import { findConfig, isConfigFormat, unreadFormat } from './find-config.js'
import { parseJsonc } from './jsonc.js'
import { parse } from './parse.js'
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
  /** A file of findings that are accepted as they are, relative to the config. */
  readonly baseline?: string
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

/** A typed config: `export default defineConfig({ … })`. */
export function defineConfig(config: Config): Config {
  return config
}

/** Loads and checks a config. Without a path it is sought from the working directory upwards, never below a scanned path. */
export async function loadConfig(cwd: string, ruleNames: readonly string[], path = findConfig(cwd)): Promise<LoadedConfig> {
  if (path === undefined) return { config: {} }
  checkFile(path)
  return { config: checkConfig(await load(path), path, ruleNames, readFileSync(path, 'utf8')), path }
}

/** The same for hosts that cannot wait. A config that awaits at its top level cannot be loaded so. */
export function loadConfigSync(cwd: string, ruleNames: readonly string[], path = findConfig(cwd)): LoadedConfig {
  if (path === undefined) return { config: {} }
  checkFile(path)
  let value: unknown
  try {
    value = path.endsWith('.json') ? parseJsonc(readFileSync(path, 'utf8')) : defaultOf(requireModule(path))
  } catch (error) {
    throw unloadable(path, error)
  }
  return { config: checkConfig(value, path, ruleNames, readFileSync(path, 'utf8')), path }
}

/** Says of what was named for a config that it cannot be one. */
function checkFile(path: string): void {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) throw new ConfigError(`${path}: there is no such config file. Check --config`)
  if (stat.isDirectory()) throw new ConfigError(`${path} is a folder. Name the config file itself`)
  if (!isConfigFormat(path)) throw unreadFormat(path)
}

async function load(path: string): Promise<unknown> {
  try {
    if (path.endsWith('.json')) return parseJsonc(readFileSync(path, 'utf8'))
    return defaultOf((await (isTypeScript(path) ? importTypeScript(path) : import(pathToFileURL(path).href))) as object)
  } catch (error) {
    throw unloadable(path, error)
  }
}

function defaultOf(module: object): unknown {
  if (!('default' in module)) throw new ConfigError('exports no default. Write “export default { … }”')
  // What was compiled to CommonJS has its default one deeper.
  return isCompiled(module.default) ? module.default.default : module.default
}

function isCompiled(value: unknown): value is { readonly default: unknown } {
  return typeof value === 'object' && value !== null && '__esModule' in value && 'default' in value
}

function unloadable(path: string, error: unknown): ConfigError {
  const { place, message } = brokenAt(path, error) ?? thrownAt(path, error) ?? { place: '', message: textOf(error) }
  return new ConfigError(`${path}${place}: ${message}`, { cause: error })
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Where a config that runs throws. Undefined for what we or Node say of one that never came to run. */
function thrownAt(path: string, error: unknown): { readonly place: string; readonly message: string } | undefined {
  if (error instanceof ConfigError || /^(?:ERR_|MODULE_)/.test(String((error as NodeJS.ErrnoException | undefined)?.code))) return undefined
  const stack = (error instanceof Error && error.stack) || ''
  const own = stack.split('\n').find((line) => line.includes(`${path}:`) || line.includes(`${pathToFileURL(path).href}:`))
  return { place: /:\d+:\d+(?=\)?$)/.exec(own ?? '')?.[0] ?? '', message: `throws where it is loaded: ${textOf(error)}` }
}

/** Where a config is no JSON or no code: of that Node tells no line to whoever catches it. */
function brokenAt(path: string, error: unknown): { readonly place: string; readonly message: string } | undefined {
  // Jiti throws an error of its own kind.
  const isSyntax = error instanceof SyntaxError || (error instanceof Error && error.message.startsWith('ParseError:'))
  if (!isSyntax || !existsSync(path)) return undefined
  const text = readFileSync(path, 'utf8')
  if (!path.endsWith('.json')) {
    const { problem } = parse(path, text)
    return problem && { place: `:${problem.line}`, message: problem.message }
  }
  const [, message = error.message, at = text.trimEnd().length] = /^(.*?)(?: in JSON)? at position (\d+)/s.exec(error.message) ?? []
  const { line, column } = positionAt(lineStartsOf(text), Number(at))
  return { place: `:${line}:${column}`, message }
}

function isTypeScript(path: string): boolean {
  return /\.[mc]?ts$/.test(path)
}

const readsTypeScript = Boolean((process.features as { readonly typescript?: unknown }).typescript)

function noTypeScript(cause: unknown): ConfigError {
  return new ConfigError('this Node reads no TypeScript. Install jiti, use Node 22.18, or name the file undisclosed.config.js', { cause })
}

function requireModule(path: string): object {
  const require = createRequire(import.meta.url)
  if (!isTypeScript(path) || readsTypeScript) {
    const loaded = require(path) as object
    // A module of CommonJS is what it exports.
    return Object.prototype.toString.call(loaded) === '[object Module]' ? loaded : { default: loaded }
  }
  return jitiHere()(path) as object
}

/** Node reads TypeScript by itself from 22.18; before, jiti does where it is installed. */
async function importTypeScript(path: string): Promise<object> {
  if (readsTypeScript) return (await import(pathToFileURL(path).href)) as object
  return { default: await jitiHere().import(path, { default: true }) }
}

function jitiHere(): import('jiti').Jiti {
  try {
    return (createRequire(import.meta.url)('jiti') as typeof import('jiti')).createJiti(import.meta.url)
  } catch (error) {
    throw noTypeScript(error)
  }
}
