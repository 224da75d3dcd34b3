import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { objectOf, parseJsonc } from './jsonc.js'

/**
 * The folder that file names, and so fingerprints, are relative to: the config's, else the nearest workspace or git root of
 * the paths, else the nearest package, else the path itself.
 */
export function rootOf(paths: readonly string[], configFolder?: string): string {
  const folders = paths.map((path) => (isFolder(path) ? path : dirname(path)))
  if (configFolder !== undefined && folders.every((folder) => isBelow(folder, configFolder))) return configFolder
  const start = folders.length === 0 ? process.cwd() : folders.reduce(common)
  return nearest(start, isRepository) ?? nearest(start, isPackage) ?? start
}

/** Whether something beside the paths that were named says where the project begins. */
export function isRooted(root: string, configFolder?: string): boolean {
  return root === configFolder || isRepository(root) || isPackage(root)
}

function nearest(start: string, isIt: (folder: string) => boolean): string | undefined {
  for (let folder = start, last = ''; folder !== last; last = folder, folder = dirname(folder)) if (isIt(folder)) return folder
  return undefined
}

function isRepository(folder: string): boolean {
  return isWorkspace(folder) || existsSync(join(folder, '.git'))
}

function isPackage(folder: string): boolean {
  return existsSync(join(folder, 'package.json'))
}

/** What a path (absolute) is called in a folder (absolute): relative to it, POSIX. */
export function placeOf(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}

/** An absolute path with its links followed, so that one file has one name. */
export function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}

export function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function common(a: string, b: string): string {
  let folder = a
  while (!isBelow(b, folder)) folder = dirname(folder)
  return folder
}

function isWorkspace(folder: string): boolean {
  if (existsSync(join(folder, 'pnpm-workspace.yaml')) || existsSync(join(folder, 'lerna.json')) || existsSync(join(folder, 'nx.json')))
    return true
  try {
    return objectOf(parseJsonc(readFileSync(join(folder, 'package.json'), 'utf8')))?.['workspaces'] !== undefined
  } catch {
    return false
  }
}
