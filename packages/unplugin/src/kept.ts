import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Kept } from '@undisclosed/project'
import { digestOf, findConfig, realPath, rootOf, stillStands } from '@undisclosed/project/standing'
import { cacheFolder } from './cache-folder.js'
import type { Verdict } from './judge.js'
import { mjmlOptions } from './mjml-options.js'
import type { Options } from './options.js'
import { ownStamp } from './own-code.js'

/** The last build’s verdict, in a file below `node_modules/.cache`. */
export interface KeptVerdict {
  /** The same again, where nothing has changed that it hangs on. */
  verdict(): Verdict | undefined
  keep(verdict: Verdict, basis: Kept | undefined): void
}

interface Contents {
  /** Everything beside the tree that a verdict hangs on. */
  readonly key: string
  readonly verdict: Omit<Verdict, 'assets'>
  /** Of the text of the baseline. */
  readonly accepted?: string
  readonly basis: Kept
}

/**
 * Undefined where nothing may be kept: it was turned off, templates are compiled, nothing is installed, or the config is a program that
 * may say anything.
 */
export function openKept(cwd: string, options: Options, outputs: readonly string[]): KeptVerdict | undefined {
  if (options.cache === false || mjmlOptions(options) !== undefined) return undefined
  const config = configDigest(cwd, options.config)
  const folder = config === undefined ? undefined : cacheFolder(cwd)
  if (config === undefined || folder === undefined) return undefined
  const root = rootFor(cwd, options.config)
  const key = digest([cwd, root, outputs, options, config, installed(cwd), ownStamp()])
  const file = join(folder, `build-${digest([cwd, options, outputs]).slice(0, 16)}.json`)
  return {
    verdict() {
      const kept = readKept(file, key)
      if (!kept || !stillStands(kept.basis, root, relative(root, realPath(cwd)).split(sep).join('/'))) return undefined
      if (kept.verdict.baseline !== undefined && digestOf(kept.verdict.baseline) !== kept.accepted) return undefined
      if (!isOurs(cwd, options.report, kept.verdict.report)) return undefined
      return { ...kept.verdict, assets: new Map() }
    },
    keep({ assets: _, ...verdict }, basis) {
      const { baseline } = verdict
      if (basis) writeKept(file, { key, verdict, basis, ...(baseline !== undefined && { accepted: digestOf(baseline) }) })
    },
  }
}

/** Whether nothing but the kept report lies where the option wants it; else the judge says what may be written there. */
function isOurs(cwd: string, report: Options['report'], text: string | undefined): boolean {
  if (typeof report !== 'object') return true
  const file = resolve(cwd, report.file)
  try {
    return !existsSync(file) || readFileSync(file, 'utf8') === text
  } catch {
    return false
  }
}

function rootFor(cwd: string, config: Options['config']): string {
  const path = configPath(cwd, config)
  return rootOf([realPath(cwd)], path === undefined ? undefined : realPath(dirname(path)))
}

function configPath(cwd: string, config: Options['config']): string | undefined {
  return typeof config === 'string' ? join(cwd, config) : config === undefined ? findConfig(cwd) : undefined
}

/** A config that is data. Undefined for any other. */
function configDigest(cwd: string, config: Options['config']): string | undefined {
  const path = configPath(cwd, config)
  if (path === undefined) return ''
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
  return path.endsWith('.json') || isData(text) ? digest([path, text]) : undefined
}

const tokens = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|[A-Za-z_$][\w$]*|[\s\S]/g
const defining = /^import\s*\{\s*defineConfig\s*\}\s*from\s*['"]undisclosed['"];?$/m

/** Whether a module is nothing but `export default { … }` of literals, or that in `defineConfig()`. */
function isData(text: string): boolean {
  const words = (text.replace(defining, '').match(tokens) ?? []).filter((token) => !/^\s|^\/[/*]/.test(token))
  const [first, second, ...rest] = words
  const isPlain = (token: string, at: number): boolean =>
    /^['"\d{}[\](),:;.-]/.test(token) || /^(?:true|false|null|defineConfig)$/.test(token) || (/^[\w$]/.test(token) && rest[at + 1] === ':')
  return first === 'export' && second === 'default' && rest.every(isPlain)
}

const locks = [
  ...['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'bun.lockb'],
  ...['node_modules/.package-lock.json', 'node_modules/.modules.yaml', 'node_modules/.yarn-state.yml'],
]

/** Which packages are installed, as far as package managers write it down: what a specifier means hangs on it. */
function installed(cwd: string): readonly string[] {
  const found: string[] = []
  for (let at = cwd, last = ''; at !== last; last = at, at = dirname(at)) {
    found.push(...locks.map((name) => digestOf(join(at, name))))
    if (existsSync(join(at, '.git'))) break
  }
  return found
}

function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

/** A file that is damaged or of another key is as good as none. */
function readKept(file: string, key: string): Contents | undefined {
  try {
    const contents = JSON.parse(readFileSync(file, 'utf8')) as Contents
    return contents.key === key ? contents : undefined
  } catch {
    return undefined
  }
}

/** A build that is killed leaves the old file or the new one. Where it cannot be written, the next build judges anew. */
function writeKept(file: string, contents: Contents): void {
  const draft = `${file}.${process.pid}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(draft, JSON.stringify(contents))
    renameSync(draft, file)
  } catch {
    rmSync(draft, { force: true })
  }
}
