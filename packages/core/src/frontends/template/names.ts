import type { TemplateLibrary } from '../../template.js'
import { normal, parent } from './paths.js'

/** Parts of one mail that engines keep in a folder of its name: `welcome/html.pug`, `welcome/subject.pug`. */
const parts = /^\/(?:html|text|subject|body|index|template)\.[\w.]+$/
/** Folders that a build puts before a source path, or takes away. */
const built = /^(?:dist|build|out|lib|src|app|public|\.next)\//
const most = 8

/**
 * Looks templates up by what code calls them: by the path beside the code, by the path from the root, then by the end of
 * the path. Of several, those in the configured folders win, then those nearest to the code. Too many mean nothing.
 */
export function templateFinder(files: readonly string[], folders: readonly string[]): TemplateLibrary['find'] {
  const byStem = new Map<string, string[]>()
  for (const file of files) for (const stem of stemsOf(file)) byStem.set(stem, [...(byStem.get(stem) ?? []), file])
  const candidates = (path: string): readonly string[] => byStem.get(stemOf(path)) ?? []
  return (from, written, engine) => {
    const name = written.replaceAll('\\', '/')
    if (!/[A-Za-z]/.test(name)) return []
    if (name.includes('*')) return inFolders(name, candidates, (ending) => readBy(engine, ending), from, folders)
    for (const path of [normal(`${parent(from)}/${name}`), normal(name)]) {
      const exact = path === undefined || path === '' ? [] : candidates(path).filter((file) => fits(file, path, 0))
      if (exact.length > 0) return readBy(engine, exact).slice(0, most)
    }
    for (let tail = name.replace(/^(?:\.{0,2}\/)+/, ''); tail !== ''; tail = tail.replace(built, '')) {
      const ending = candidates(tail).filter((file) => fits(file, tail, `/${file}`.lastIndexOf(`/${tail}`)))
      if (ending.length > 0) return nearest(readBy(engine, ending), from, folders)
      if (!built.test(tail)) return []
    }
    return []
  }
}

/**
 * A path with a folder that the code does not tell: `emails/*\/welcome.hbs` is one mail in each language. They say the same, so that
 * the first ones do for all.
 */
function inFolders(
  name: string,
  candidates: (path: string) => readonly string[],
  read: (files: readonly string[]) => readonly string[],
  from: string,
  folders: readonly string[],
): readonly string[] {
  const names = name.split('/')
  const star = names.findLastIndex((part) => part.includes('*'))
  const tail = names.slice(star + 1).join('/')
  const before = normal(names.slice(names.slice(0, star).findLastIndex((part) => part.includes('*')) + 1, star).join('/')) ?? ''
  const ending = candidates(tail).filter((file) => fits(file, tail, `/${file}`.lastIndexOf(`/${tail}`)))
  const below = before === '' ? [] : ending.filter((file) => `/${file}`.includes(`/${before}/`))
  return below.length > 0 ? read(below).slice(0, most) : nearest(read(ending), from, folders)
}

const languages: readonly (readonly [engine: RegExp, file: RegExp])[] = [
  [/^ejs/, /\.(?:ejs|html)$/],
  [/^eta/, /\.(?:eta|html)$/],
  [/^(?:pug|jade)/, /\.(?:pug|jade)$/],
  [/^nunjucks/, /\.(?:njk|nunjucks|j2|html)$/],
  [/^(?:handlebars|hbs|express-h)/, /\.(?:hbs|handlebars|mjml|html)$/],
  [/^(?:mustache|hogan)/, /\.(?:mustache|html|mjml)$/],
  [/^liquidjs/, /\.(?:liquid|html|mjml)$/],
  [/^twi/, /\.(?:twig|html)$/],
]

/** Of files that one name may mean, those in the engine’s own language, where there are any. */
function readBy(engine: string | undefined, files: readonly string[]): readonly string[] {
  const language = engine === undefined ? undefined : languages.find(([name]) => name.test(engine))?.[1]
  const own = language ? files.filter((file) => language.test(file)) : files
  return own.length > 0 ? own : files
}

/** The file is the path at `at`, with endings such as `.html.ejs`, or a part of the mail in a folder of that name. */
function fits(file: string, path: string, at: number): boolean {
  if (at < 0 || !file.startsWith(path, at)) return false
  const rest = file.slice(at + path.length)
  return rest === '' || /^\.[\w.]+$/.test(rest) || parts.test(rest)
}

/** The last name of a path up to its first dot. */
function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/(?<=.)\..*$/, '')
}

function stemsOf(file: string): string[] {
  const folder = parent(file)
  return parts.test(file.slice(folder.length)) ? [stemOf(file), stemOf(folder)] : [stemOf(file)]
}

function nearest(files: readonly string[], from: string, folders: readonly string[]): readonly string[] {
  const configured = files.filter((file) => folders.some((folder) => file.startsWith(`${folder.replace(/\/+$/, '')}/`)))
  const among = configured.length > 0 ? configured : files
  const shared = among.map((file) => sharedFolders(file, from))
  const best = among.filter((_, index) => shared[index] === Math.max(...shared))
  return best.length <= most ? best : []
}

function sharedFolders(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')]
  let count = 0
  while (count < left.length - 1 && left[count] === right[count]) count++
  return count
}
