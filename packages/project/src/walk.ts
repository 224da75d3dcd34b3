import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { compiledIn, manifestName } from './compiled.js'
import { ignoreRules, type IgnoreRules } from './gitignore.js'
import { reason } from './reason.js'

/** Told of what could not be read; the scan goes on. */
export type Noted = (file: string, message: string) => void

export interface Listing {
  /** Code files, sorted, POSIX and relative to the root. */
  readonly files: string[]
  /** E-mail templates, sorted. */
  readonly templates: string[]
  /** Other files in a template language, sorted: mails only where code that sends mail renders them. */
  readonly pages: string[]
  /** Folders that hold a `package.json`, `tsconfig.json` or the like, by that file's name. */
  readonly settings: ReadonlyMap<string, readonly string[]>
}

/** `.gs` is JavaScript as Apps Script's own editor saves it. */
const codeFile = /\.(?:[mc]?[jt]s|[jt]sx|gs|vue|svelte|astro)$/
const templateFile =
  /\.(?:mjml|hbs|handlebars|mustache|liquid|njk|nunjucks|twig|j2|jinja2?|ejs|eta|pug|jade|tpl|tmpl|gohtml|gotmpl|vm|ampscript|amp|html?)$/i
/** Folders and files that say they are mail; a page of a web application in the same language is none. */
const mailPath = /mail|newsletter|mjml|digest|campaign/i
/** `reports/campaign_report.html`: what a run of mails came to, for who runs them. */
const reportPage = /(?:^|\/)reports?\/[^/]+\.html?$/i
/** What stands in the text of a mail and of no page: Outlook's conditions and styles, a mail service's tags, a way to unsubscribe. */
const mailMark =
  /\*\|[A-Z][A-Z0-9_:]*\|\*|<%asm_|%recipient\.|\[if\s[^\]]{0,40}\bmso\b|schemas-microsoft-com:(?:vml|office)|x-apple-disable-message-reformatting|\bmso-|unsubscribe/i
const settingsFile = /^(?:package|tsconfig|jsconfig)\.json$/

/** Folders that hold no source of the application even where nothing ignores them. */
const skipped = new Set(
  `node_modules bower_components jspm_packages .git .hg .svn .next .nuxt .output .svelte-kit .astro .turbo .nx .cache .parcel-cache .vercel .netlify
  .yarn .pnpm-store .serverless .aws-sam coverage .nyc_output storybook-static`.split(/\s+/),
)
/** Skipped beside a `package.json` only: deeper down, `build` may be a folder of source. */
const outputs = new Set(['dist', 'build', 'out', 'lib-cov'])

interface Layer {
  /** Folder of the `.gitignore`, relative to the root, with a closing slash. */
  readonly base: string
  /** Above the root: the folders that lead down to it. */
  readonly above: string
  readonly rules: IgnoreRules
}

/** Lists code below `root/start`. Without `inherit` the folder was named: what ignores it, and built output in it, doesn't count. */
export function walk(root: string, noted: Noted, start = '', inherit = true): Listing {
  const files: string[] = []
  const templates: string[] = []
  const pages: string[] = []
  const settings = new Map<string, string[]>()
  // Whoever names a folder of compiled mails wants them read.
  const compiled = new Set<string>()
  const visit = (folder: string, layers: readonly Layer[]): void => {
    let entries
    try {
      entries = readdirSync(`${root}/${folder}`, { withFileTypes: true })
    } catch (error) {
      noted(folder || '.', `cannot be listed: ${reason(error)}`)
      return
    }
    const inside = entries.some((entry) => entry.name === '.gitignore') ? [...layers, ...layerOf(root, folder)] : layers
    if (inherit && entries.some((entry) => entry.name === manifestName))
      for (const name of compiledIn(`${root}/${folder}`)) compiled.add(folder + name)
    const isPackage = entries.some((entry) => entry.name === 'package.json')
    for (const entry of entries) {
      const { name } = entry
      const path = folder + name
      if (entry.isDirectory()) {
        if (skipped.has(name) || (inherit && isPackage && outputs.has(name)) || ignored(inside, path, true)) continue
        visit(`${path}/`, inside)
        continue
      }
      if (settingsFile.test(name) && (entry.isFile() || entry.isSymbolicLink())) push(settings, name, folder)
      else if (!codeFile.test(name) && !isPage(name)) continue
      else if (ignored(inside, path, false) || compiled.has(path)) continue
      else if (!entry.isFile()) noteOther(root, path, entry.isSymbolicLink(), noted)
      else if (codeFile.test(name)) files.push(path)
      else if (isTemplate(path)) templates.push(path)
      else pages.push(path)
    }
  }
  visit(start, inherit ? layersAbove(root) : [])
  for (const folders of settings.values()) folders.sort()
  return { files: files.sort(), templates: templates.sort(), pages: pages.sort(), settings }
}

/** Lists a tree whose paths are known, as a commit's are. What is tracked is source, whatever an ignore file says of it. */
export function listingOf(paths: readonly string[]): Listing {
  const settings = new Map<string, string[]>()
  for (const path of paths) {
    const at = path.lastIndexOf('/') + 1
    if (settingsFile.test(path.slice(at)) && !inFolder(path, skipped)) push(settings, path.slice(at), path.slice(0, at))
  }
  for (const folders of settings.values()) folders.sort()
  const packages = new Set(settings.get('package.json'))
  const isOutput = (path: string): boolean => {
    for (let at = path.indexOf('/'), last = 0; at >= 0; last = at + 1, at = path.indexOf('/', last)) {
      if (outputs.has(path.slice(last, at)) && packages.has(path.slice(0, last))) return true
    }
    return false
  }
  const kept = paths.filter((path) => (isCode(path) || isPage(path)) && !inFolder(path, skipped) && !isOutput(path)).sort()
  const markup = kept.filter((path) => !isCode(path))
  return { files: kept.filter(isCode), templates: markup.filter(isTemplate), pages: markup.filter((path) => !isTemplate(path)), settings }
}

/** Whether a path is read for what it says of the tree, such as a `package.json`. */
export function isSettings(path: string): boolean {
  return settingsFile.test(path.slice(path.lastIndexOf('/') + 1))
}

function inFolder(path: string, names: ReadonlySet<string>): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((name) => names.has(name))
}

/** Whether a path is an e-mail template by its name. */
export function isTemplate(path: string): boolean {
  return isPage(path) && (isMailPath(path) || path.endsWith('.mjml'))
}

/** Whether a path says of itself that it is about mail. */
export function isMailPath(path: string): boolean {
  return mailPath.test(path) && !(reportPage.test(path) && !mailPath.test(dirname(path)))
}

/** Whether a text can be a mail's alone, whatever its path. */
export function isMailText(text: string): boolean {
  return mailMark.test(text)
}

/** Whether a path is written in a template language, for mail or not. */
export function isPage(path: string): boolean {
  return templateFile.test(path)
}

/** Whether a path is a code file by its name. */
export function isCode(path: string): boolean {
  return codeFile.test(path)
}

/** Whether a path is a target or lies below it; all lie below `''`. */
export function isWithin(file: string, target: string): boolean {
  return target === '' || file === target || (file.startsWith(target) && file[target.length] === '/')
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/**
 * Nothing but files is read, pipes and devices least of all. Links to folders are not followed, as in git; a link to a file of the same
 * tree is read once, under its own name, and one that leads out of it is not: a report would print what lies there.
 */
function noteOther(root: string, path: string, isLink: boolean, noted: Noted): void {
  if (!isLink) {
    noted(path, 'is no regular file and was left out')
    return
  }
  try {
    const target = realpathSync(`${root}/${path}`)
    if (relative(realpathSync(root), target).startsWith('..')) noted(path, 'is a link out of the project, which is not followed')
  } catch (error) {
    noted(path, `is a link that leads nowhere: ${reason(error)}`)
  }
}

function ignored(layers: readonly Layer[], path: string, isFolder: boolean): boolean {
  for (let at = layers.length - 1; at >= 0; at--) {
    const { base, above, rules } = layers[at]!
    const verdict = rules(above + path.slice(base.length), isFolder)
    if (verdict) return verdict === 'ignored'
  }
  return false
}

function layerOf(root: string, folder: string): Layer[] {
  const rules = rulesIn(`${root}/${folder}.gitignore`)
  return rules ? [{ base: folder, above: '', rules }] : []
}

/** Ignore files between the git root and our root. Where they ignore the root itself, it was named all the same. */
function layersAbove(root: string): Layer[] {
  if (exists(`${root}/.git`)) return []
  const layers: Layer[] = []
  for (let folder = dirname(root), last = root; folder !== last; last = folder, folder = dirname(folder)) {
    const rules = rulesIn(`${folder}/.gitignore`)
    if (rules) layers.unshift({ base: '', above: `${relative(folder, root).split(sep).join('/')}/`, rules })
    if (exists(`${folder}/.git`)) return layers.filter((layer) => !ignoresRoot(layer))
  }
  return []
}

function ignoresRoot({ above, rules }: Layer): boolean {
  const folders = above.slice(0, -1).split('/')
  return folders.some((_, at) => rules(folders.slice(0, at + 1).join('/'), true) === 'ignored')
}

function rulesIn(path: string): IgnoreRules | undefined {
  try {
    return ignoreRules(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false
  }
}
