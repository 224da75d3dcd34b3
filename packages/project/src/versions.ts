import { readFileSync } from 'node:fs'
import { objectOf, parseJsonc } from './jsonc.js'
import { dependencyOf } from './packages.js'
import { folderOf, parentOf, type Settings } from './settings.js'

/** The installed version of a package as a file sees it; where nothing is installed or there is no disk, the lowest the range allows. */
export function createVersions(root: string | undefined, settings: Settings): (from: string, packageName: string) => string | undefined {
  const known = new Map<string, string | undefined>()
  const search = (from: string, name: string): string | undefined => {
    for (let at: string | undefined = from; at !== undefined; at = parentOf(at)) {
      const onDisk = root === undefined ? undefined : installed(`${root}/${at}node_modules/${name}/package.json`)
      const version = onDisk ?? ranged(settings, at, name)
      if (version !== undefined) return version
    }
    return undefined
  }
  return (from, name) => {
    const folder = settings.nearest(folderOf(from), ['package.json'])?.folder ?? ''
    const key = `${folder}\0${name}`
    if (!known.has(key)) known.set(key, search(folder, name))
    return known.get(key)
  }
}

function installed(path: string): string | undefined {
  try {
    const version = objectOf(parseJsonc(readFileSync(path, 'utf8')))?.['version']
    return typeof version === 'string' ? version : undefined
  } catch {
    return undefined
  }
}

function ranged(settings: Settings, folder: string, name: string): string | undefined {
  return /\d+(?:\.\d+){0,2}/.exec(dependencyOf(settings.json(`${folder}package.json`), name) ?? '')?.[0]
}
