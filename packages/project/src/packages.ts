import { objectOf, stringsOf } from './jsonc.js'
import { joined, parentOf, type Json, type Settings } from './settings.js'

/** The packages that live in the tree, and how their names lead to source. */
export interface Packages {
  /** Folder of a package by its name. */
  folder(name: string): string | undefined
  /** Folder of the package that the dependency `name` of the nearest manifest stands for, where that gives another name or a path. */
  standsFor(folder: string, name: string): string | undefined
  /** A path below a package (`''` for itself) as candidates without certainty that they exist, best first. */
  entries(folder: string, subpath: string): readonly string[]
  /** What `imports` of the nearest `package.json` says of `#name`. */
  internal(folder: string, specifier: string): readonly string[]
}

export function createPackages(settings: Settings): Packages {
  let byName: Map<string, string> | undefined
  const folders = (): Map<string, string> => {
    if (byName) return byName
    byName = new Map()
    // The shallowest wins: templates and examples deeper down like to repeat a name.
    const all = [...settings.folders('package.json')].sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))
    for (const folder of all) {
      const name = settings.json(`${folder}package.json`)?.['name']
      if (typeof name === 'string' && name !== '' && !byName.has(name)) byName.set(name, folder)
    }
    return byName
  }
  return {
    folder: (name) => folders().get(name),
    standsFor(folder, name) {
      for (let at: string | undefined = folder; at !== undefined; at = parentOf(at)) {
        const range = dependencyOf(settings.json(`${at}package.json`), name)
        if (range === undefined) continue
        const other = aliased(range)
        if (other !== undefined) return folders().get(other)
        const path = localPath.exec(range)?.[1]
        const place = path === undefined ? undefined : joined(at, path)
        return place === undefined || place === '' ? place : `${place}/`
      }
      return undefined
    },
    entries: (folder, subpath) => entriesOf(settings.json(`${folder}package.json`) ?? {}, folder, subpath),
    internal(folder, specifier) {
      const found = settings.nearest(folder, ['package.json'])
      const imports = found && objectOf(settings.json(`${found.folder}package.json`)?.['imports'])
      return found && imports ? placed(found.folder, matching(imports, specifier)) : []
    },
  }
}

/** The range that a manifest gives a dependency. */
export function dependencyOf(json: Json | undefined, name: string): string | undefined {
  for (const field of ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']) {
    const range = objectOf(json?.[field])?.[name]
    if (typeof range === 'string') return range
  }
  return undefined
}

/**
 * The package that a range names: `workspace:@shop/mail@*` (https://pnpm.io/workspaces#referencing-workspace-packages-through-aliases),
 * `npm:@shop/mail@2` (https://docs.npmjs.com/cli/v11/using-npm/package-spec#aliases).
 */
function aliased(range: string): string | undefined {
  return /^(?:workspace|npm):((?:@[^/@\s]+\/)?[^/@\s]+)@/.exec(range)?.[1]
}

/** Protocols for folders; pnpm and Yarn take a path after `workspace:`, too. */
const localPath = /^(?:file|link|portal|workspace):(\.{1,2}(?:\/.*)?)$/

function entriesOf(json: Json, folder: string, subpath: string): string[] {
  const exported = objectOf(json['exports'])
  const isMap = exported !== undefined && Object.keys(exported).some((key) => key.startsWith('.'))
  const key = subpath === '' ? '.' : `./${subpath}`
  const targets = isMap ? matching(exported, key) : subpath === '' ? targetsOf(json['exports']) : []
  if (subpath !== '') return placed(folder, [...targets, subpath, `src/${subpath}`, `lib/${subpath}`])
  const fields = ['source', 'types', 'typings', 'module', 'main', 'browser'].flatMap((field) =>
    typeof json[field] === 'string' ? [json[field]] : [],
  )
  return placed(folder, [...targets, ...fields, 'src/index', 'index', 'src/main', 'lib/index', 'src'])
}

/** The targets of the key that fits best: the exact one, else the pattern with the longest prefix. */
function matching(map: Json, key: string): string[] {
  if (key in map) return targetsOf(map[key])
  let best: { readonly length: number; readonly star: string; readonly value: unknown } | undefined
  for (const [pattern, value] of Object.entries(map)) {
    const at = pattern.indexOf('*')
    if (at < 0 || !key.startsWith(pattern.slice(0, at)) || !key.endsWith(pattern.slice(at + 1))) continue
    if (best && best.length >= at) continue
    best = { length: at, star: key.slice(at, key.length - (pattern.length - at - 1)), value }
  }
  if (!best) return []
  const { star } = best
  return targetsOf(best.value).map((target) => target.replaceAll('*', star))
}

const sourceConditions = ['source', 'development', 'bun', 'types', 'import', 'module', 'default', 'require', 'node']

function targetsOf(value: unknown): string[] {
  const map = objectOf(value)
  if (!map) return Array.isArray(value) ? value.flatMap(targetsOf) : stringsOf(value)
  const keys = [...sourceConditions.filter((key) => key in map), ...Object.keys(map).filter((key) => !sourceConditions.includes(key))]
  return keys.flatMap((key) => targetsOf(map[key]))
}

const outputFolder =
  /^(?:\.\/)?(?:dist|build|lib|out|output|esm|cjs|es|types|typings|\.output)(?:\/(?:esm|cjs|es|types|src|mjs|module|commonjs|node))?\//

/** Each target itself, then where its source would lie. */
function placed(folder: string, targets: readonly string[]): string[] {
  const places = new Set<string>()
  for (const target of targets) {
    const forms = outputFolder.test(target) ? [target, target.replace(outputFolder, 'src/'), target.replace(outputFolder, '')] : [target]
    for (const form of forms) {
      const place = joined(folder, form)
      if (place !== undefined) places.add(place)
    }
  }
  return [...places]
}
