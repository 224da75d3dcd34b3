import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, relative, sep } from 'node:path'
import type { default as createIgnore, Ignore } from 'ignore'

/** Told of what could not be read; the scan goes on. */
export type Noted = (file: string, message: string) => void

export interface Listing {
  /** Code files, sorted, POSIX and relative to the root. */
  readonly files: string[]
  /** Folders that hold a `package.json`, `tsconfig.json` or the like, by that file's name. */
  readonly settings: ReadonlyMap<string, readonly string[]>
}

const codeFile = /\.(?:[mc]?[jt]s|[jt]sx|vue|svelte|astro)$/
const settingsFile = /^(?:package|tsconfig|jsconfig)\.json$/

/** Folders that hold no source of the application even where nothing ignores them. */
const skipped = new Set(
  `node_modules bower_components jspm_packages .git .hg .svn .next .nuxt .output .svelte-kit .astro .turbo .nx .cache .parcel-cache .vercel .netlify
  .yarn .pnpm-store .serverless .aws-sam coverage .nyc_output storybook-static`.split(/\s+/),
)
/** Skipped beside a `package.json` only: deeper down, `build` may be a folder of source. */
const outputs = new Set(['dist', 'build', 'out', 'lib-cov'])

interface Layer {
  /** Folder of the `.gitignore`, relative to the root, with a closing slash; may climb. */
  readonly base: string
  readonly rules: Ignore
}

const require = createRequire(import.meta.url)

/** Lists code below `root/start`. Without `inherit` the folder was named: what ignores it, and built output in it, doesn't count. */
export function walk(root: string, noted: Noted, start = '', inherit = true): Listing {
  const files: string[] = []
  const settings = new Map<string, string[]>()
  const visit = (folder: string, layers: readonly Layer[]): void => {
    let entries
    try {
      entries = readdirSync(`${root}/${folder}`, { withFileTypes: true })
    } catch (error) {
      noted(folder || '.', `cannot be listed: ${reason(error)}`)
      return
    }
    const inside = entries.some((entry) => entry.name === '.gitignore') ? [...layers, ...layerOf(root, folder)] : layers
    const isPackage = entries.some((entry) => entry.name === 'package.json')
    for (const entry of entries) {
      const { name } = entry
      const path = folder + name
      if (entry.isDirectory()) {
        if (skipped.has(name) || (inherit && isPackage && outputs.has(name)) || ignored(inside, `${path}/`)) continue
        visit(`${path}/`, inside)
        continue
      }
      if (settingsFile.test(name)) push(settings, name, folder)
      else if (!codeFile.test(name)) continue
      else if (ignored(inside, path)) continue
      else if (entry.isSymbolicLink() && !leadsOutside(root, path, noted)) continue
      else files.push(path)
    }
  }
  visit(start, inherit ? layersAbove(root) : [])
  for (const folders of settings.values()) folders.sort()
  return { files: files.sort(), settings }
}

/** Whether a path is a code file by its name. */
export function isCode(path: string): boolean {
  return codeFile.test(path)
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Links to folders are not followed, as in git; a link to a file of the same tree is read once, under its own name. */
function leadsOutside(root: string, path: string, noted: Noted): boolean {
  try {
    if (!statSync(`${root}/${path}`).isFile()) return false
    const target = realpathSync(`${root}/${path}`)
    return relative(realpathSync(root), target).startsWith('..')
  } catch (error) {
    noted(path, `a link that leads nowhere: ${reason(error)}`)
    return false
  }
}

function ignored(layers: readonly Layer[], path: string): boolean {
  for (let at = layers.length - 1; at >= 0; at--) {
    const { base, rules } = layers[at]!
    const verdict = rules.test(base.startsWith('^') ? base.slice(1) + path : path.slice(base.length))
    if (verdict.ignored) return true
    if (verdict.unignored) return false
  }
  return false
}

function layerOf(root: string, folder: string): Layer[] {
  const rules = rulesIn(`${root}/${folder}.gitignore`)
  return rules ? [{ base: folder, rules }] : []
}

/** Ignore files between the git root and our root. Their paths start with the folders that lead down to us, marked by `^`. */
function layersAbove(root: string): Layer[] {
  if (exists(`${root}/.git`)) return []
  const layers: Layer[] = []
  for (let folder = dirname(root), last = root; folder !== last; last = folder, folder = dirname(folder)) {
    const rules = rulesIn(`${folder}/.gitignore`)
    if (rules) layers.unshift({ base: `^${relative(folder, root).split(sep).join('/')}/`, rules })
    if (exists(`${folder}/.git`)) return layers.filter(({ base, rules }) => !rules.test(base.slice(1)).ignored)
  }
  return []
}

function rulesIn(path: string): Ignore | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
  const ignore = require('ignore') as typeof createIgnore
  return ignore({ allowRelativePaths: true }).add(text)
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** What the system said, without the path that the note names already. */
export function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  return code ?? (error instanceof Error ? error.message : String(error))
}
