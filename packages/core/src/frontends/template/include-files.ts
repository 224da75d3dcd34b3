import type { IncludeFact } from '../../template.js'
import type { ResolveInclude, ResolvedInclude } from './includes.js'
import { normal, parent } from './paths.js'

const folders = [
  '',
  'partials/',
  '_partials/',
  'includes/',
  '_includes/',
  'snippets/',
  'components/',
  'layouts/',
  'shared/',
  'blocks/',
  'views/',
  'templates/',
  'emails/',
]

/**
 * Looks an include up among known files: beside the includer, in the usual folders there and in each folder above it, up
 * to the root and never beyond. Every name it answers with is one of `files`.
 */
export function resolveAmong(files: ReadonlySet<string>): ResolveInclude {
  let names: Set<string> | undefined
  const known = (name: string): boolean => (names ??= new Set([...files].map(lastOf))).has(name)
  const find = (from: string, { target }: IncludeFact): ResolvedInclude => {
    if (target === undefined) return undefined
    const name = target.replace(/\\/g, '/')
    const extension = /\.[^./]+$/.exec(from)?.[0] ?? ''
    if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return rooted(files, target, extension)
    if (/%2e%2e/i.test(name) || normal(`${parent(from)}/${name}`) === undefined) return { refused: `“${target}” leads out of the project` }
    // A name that no file has anywhere is in no folder either.
    const last = lastOf(name)
    if (!/^\.{0,2}$/.test(last) && !writings(last, extension).some(known)) return undefined
    for (let folder = parent(from); ; folder = parent(folder)) {
      for (const inner of folders) {
        const path = normal(`${folder}/${inner}${name}`)
        const found = path === undefined ? undefined : candidate(files, path, extension)
        if (found !== undefined) return { file: found }
      }
      if (folder === '') return undefined
    }
  }
  return Object.assign(find, { together: (file: string) => filesTogether(files, file) })
}

const mostTogether = 100

/** Templates of one language in the folder of a file and below, then in the one above and below that. */
function filesTogether(files: ReadonlySet<string>, file: string): readonly string[] {
  const extension = /\.[^./]+$/.exec(file)?.[0] ?? ''
  const folder = parent(file)
  const isBelow = (above: string, other: string): boolean => above === '' || other.startsWith(`${above}/`)
  const others = [...files].filter((other) => other !== file && other.endsWith(extension) && isBelow(parent(folder), other))
  return [...others.filter((other) => isBelow(folder, other)), ...others.filter((other) => !isBelow(folder, other))].slice(0, mostTogether)
}

/** An absolute path is one from the root at most, as Pug's `basedir` has it. */
function rooted(files: ReadonlySet<string>, target: string, extension: string): ResolvedInclude {
  const found = candidate(files, target.replace(/\\/g, '/').replace(/^\/+/, ''), extension)
  return found === undefined ? { refused: `“${target}” is an absolute path` } : { file: found }
}

function candidate(files: ReadonlySet<string>, path: string, extension: string): string | undefined {
  const last = lastOf(path)
  const folder = path.slice(0, path.length - last.length)
  for (const name of writings(last, extension)) if (files.has(folder + name)) return folder + name
  return undefined
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The names of a file that an include may mean by one. */
function writings(name: string, extension: string): string[] {
  return [name, name + extension, `_${name}`, `_${name}${extension}`]
}
