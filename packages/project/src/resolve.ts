import type { Resolution } from '@undisclosed/core'
import { plainSpecifier } from '@undisclosed/core/specifier'
import type { Packages } from './packages.js'
import { folderOf, joined, parentOf, type Settings } from './settings.js'
import { pathsFor, type PathMap } from './tsconfig.js'

export type Resolve = (from: string, specifier: string) => Resolution

const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts', '.vue', '.svelte', '.astro']
const sourceOf: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.jsx', '.d.ts'],
  '.mjs': ['.mts', '.ts', '.d.mts'],
  '.cjs': ['.cts', '.ts', '.d.cts'],
  '.jsx': ['.tsx'],
  '.ts': ['.tsx'],
}

/** The file a path means, by endings, index files and source beside output. */
export function fileAt(has: (file: string) => boolean, path: string): string | undefined {
  if (has(path)) return path
  const ending = /\.d\.[mc]?ts$|\.[^./]+$/.exec(path)?.[0] ?? ''
  const stem = path.slice(0, path.length - ending.length)
  if (ending.startsWith('.d.')) return fileAt(has, `${stem}.${ending.slice(3).replace('ts', 'js')}`)
  for (const other of sourceOf[ending] ?? []) if (has(stem + other)) return stem + other
  for (const other of endings) if (has(path + other)) return path + other
  const index = path === '' ? 'index' : `${path}/index`
  for (const other of endings) if (has(index + other)) return index + other
  return undefined
}

/** Where specifiers lead. Bare names are resolved once for each folder with settings of its own. */
export function createResolve(has: (file: string) => boolean, settings: Settings, packages: Packages): Resolve {
  const maps = new Map<string, PathMap>()
  /** By the folder whose settings count. */
  const scopes = new Map<string, Scope>()
  const folders = new Map<string, Scope>()
  /** What relative specifiers mean, by folder. */
  const relative = new Map<string, Map<string, Resolution>>()
  const ofFiles = new Map<string, Scope>()

  const mapFor = (folder: string): PathMap => {
    let map = maps.get(folder)
    if (!map) maps.set(folder, (map = pathsFor(settings, folder, packages.folder)))
    return map
  }
  const first = (places: readonly (string | undefined)[]): string | undefined => {
    for (const place of places) {
      const file = place === undefined ? undefined : fileAt(has, place)
      if (file !== undefined) return file
    }
    return undefined
  }
  const bare = (folder: string, specifier: string): string | undefined => {
    const map = mapFor(folder)
    for (const { prefix, suffix, star, targets } of map.paths) {
      if (
        star
          ? !specifier.startsWith(prefix) || !specifier.endsWith(suffix) || specifier.length < prefix.length + suffix.length
          : specifier !== prefix
      )
        continue
      const middle = specifier.slice(prefix.length, specifier.length - suffix.length)
      const file = first(
        targets.map((target) =>
          joined(
            '',
            target.replace('*', () => middle),
          ),
        ),
      )
      if (file !== undefined) return file
    }
    if (specifier.startsWith('#')) {
      const file = first(packages.internal(folder, specifier))
      if (file !== undefined) return file
    }
    const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
    const home = packages.standsFor(folder, name) ?? packages.folder(name)
    if (home !== undefined) return first(packages.entries(home, specifier.slice(name.length + 1)))
    if (map.baseUrl !== undefined) {
      const file = first([joined(map.baseUrl, specifier)])
      if (file !== undefined) return file
    }
    return first(aliases(folder, specifier))
  }
  const beside = (folder: string, specifier: string): Resolution => {
    let known = relative.get(folder)
    if (!known) relative.set(folder, (known = new Map()))
    let answer = known.get(specifier)
    if (!answer) {
      const place = joined(folder, specifier.replace(/[?#].*$/, ''))
      const file = place === undefined ? undefined : fileAt(has, place)
      known.set(specifier, (answer = file === undefined ? { external: specifier } : { file }))
    }
    return answer
  }
  const scopeFor = (folder: string): Scope => {
    let scope = folders.get(folder)
    if (!scope) {
      const home = settings.nearest(folder, ['tsconfig.json', 'jsconfig.json', 'package.json'])?.folder ?? ''
      scope = scopes.get(home) ?? { folder: home, known: new Map() }
      scopes.set(home, scope)
      folders.set(folder, scope)
    }
    return scope
  }
  return (from, specifier) => {
    if (specifier.startsWith('.')) return beside(folderOf(from), specifier)
    let scope = ofFiles.get(from)
    if (!scope) ofFiles.set(from, (scope = scopeFor(folderOf(from))))
    let answer = scope.known.get(specifier)
    if (!answer) {
      const file = bare(scope.folder, plainSpecifier(specifier))
      scope.known.set(specifier, (answer = file === undefined ? { external: specifier } : { file }))
    }
    return answer
  }
}

/** The nearest folder whose settings or place could change what a bare name means, with what is known of names there. */
interface Scope {
  readonly folder: string
  readonly known: Map<string, Resolution>
}

/** What bundlers and frameworks are commonly told: `@/x` and `~/x` below the nearest `src`, `$lib`, `/imports` in Meteor. */
function aliases(folder: string, specifier: string): (string | undefined)[] {
  const short = /^(?:@|~|~~|@@|#|\$)\/(.+)$/.exec(specifier)?.[1]
  const lib = /^\$lib(?:\/(.+))?$/.exec(specifier)
  const rooted = /^(?:\/|(?=(?:src|app|server|lib)\/))(.+)$/.exec(specifier)?.[1]
  const below =
    short !== undefined ? [`src/${short}`, short, `app/${short}`] : lib ? [`src/lib/${lib[1] ?? ''}`] : rooted !== undefined ? [rooted] : []
  const places: (string | undefined)[] = []
  if (below.length === 0) return places
  for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) for (const path of below) places.push(joined(at, path))
  return places
}
