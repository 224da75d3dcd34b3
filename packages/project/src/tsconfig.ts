import { objectOf, stringsOf } from './jsonc.js'
import { folderOf, joined, type Json, type Settings } from './settings.js'

/** What a tsconfig says of module names. Targets are paths from the root. */
export interface PathMap {
  readonly paths: readonly {
    readonly prefix: string
    readonly suffix: string
    readonly star: boolean
    readonly targets: readonly string[]
  }[]
  /** Bare names are tried below it. */
  readonly baseUrl?: string
}

const empty: PathMap = { paths: [] }

/** The paths that hold for files of a folder: those of the nearest tsconfig or jsconfig that has any. */
export function pathsFor(settings: Settings, folder: string, packageFolder: (name: string) => string | undefined): PathMap {
  const found = settings.nearest(folder, ['tsconfig.json', 'jsconfig.json'])
  return found ? read(settings, found.folder + found.name, packageFolder, new Set()) : empty
}

/** `paths` and `baseUrl` override each on their own along `extends`; a solution file speaks through its references. */
function read(settings: Settings, path: string, packageFolder: (name: string) => string | undefined, seen: Set<string>): PathMap {
  if (seen.has(path)) return empty
  seen.add(path)
  const json = settings.json(path)
  if (!json) return empty
  let map = empty
  for (const base of stringsOf(json['extends'])) {
    const target = extended(settings, path, base, packageFolder)
    const inherited = target === undefined ? empty : read(settings, target, packageFolder, seen)
    map = { ...map, ...inherited, paths: inherited.paths.length > 0 ? inherited.paths : map.paths }
  }
  map = withOwn(map, path, json)
  if (map.paths.length > 0 || !Array.isArray(json['references'])) return map
  for (const reference of json['references'] as unknown[]) {
    const target = objectOf(reference)?.['path']
    const other = typeof target === 'string' ? referenced(settings, path, target) : undefined
    const answer = other === undefined ? empty : read(settings, other, packageFolder, seen)
    if (answer.paths.length > 0) return answer
  }
  return map
}

function withOwn(inherited: PathMap, path: string, json: Json): PathMap {
  const options = objectOf(json['compilerOptions'])
  const folder = folderOf(path)
  const baseUrl = typeof options?.['baseUrl'] === 'string' ? joined(folder, own(options['baseUrl'])) : inherited.baseUrl
  const written = objectOf(options?.['paths'])
  if (!written) return baseUrl === undefined ? inherited : { ...inherited, baseUrl }
  const from = baseUrl === undefined ? folder : `${baseUrl}/`
  const paths = Object.entries(written).map(([pattern, targets]) => {
    const at = pattern.indexOf('*')
    const places = stringsOf(targets).map((target) => joined(from === '/' ? '' : from, own(target)))
    return {
      prefix: at < 0 ? pattern : pattern.slice(0, at),
      suffix: at < 0 ? '' : pattern.slice(at + 1),
      star: at >= 0,
      targets: places.filter((place) => place !== undefined),
    }
  })
  paths.sort((a, b) => Number(a.star) - Number(b.star) || b.prefix.length - a.prefix.length)
  return baseUrl === undefined ? { paths } : { paths, baseUrl }
}

function own(path: string): string {
  return path.replace(/^\$\{configDir\}\/?/, './')
}

function extended(settings: Settings, path: string, base: string, packageFolder: (name: string) => string | undefined): string | undefined {
  const withEnding = (target: string | undefined) => (target === undefined || target.endsWith('.json') ? target : `${target}.json`)
  if (base.startsWith('.')) return withEnding(joined(folderOf(path), base))
  const name = base.split('/', base.startsWith('@') ? 2 : 1).join('/')
  const folder = packageFolder(name)
  if (folder === undefined) return undefined
  const rest = base.slice(name.length + 1)
  if (rest !== '') return withEnding(joined(folder, rest))
  const json = settings.json(`${folder}package.json`)
  return joined(folder, typeof json?.['tsconfig'] === 'string' ? json['tsconfig'] : 'tsconfig.json')
}

function referenced(settings: Settings, path: string, target: string): string | undefined {
  const place = joined(folderOf(path), target)
  if (place === undefined || place.endsWith('.json')) return place
  return `${place === '' ? '' : `${place}/`}tsconfig.json`
}
