import { createRequire } from 'node:module'
import { posix } from 'node:path'

export type Matches = (path: string) => boolean

/** Whether any of the globs holds for a path. A glob without a slash holds in every folder, one of a folder for all in it. */
export function matcherOf(globs: readonly string[] | undefined): Matches | undefined {
  if (!globs || globs.length === 0) return undefined
  const picomatch = createRequire(import.meta.url)('picomatch') as typeof import('picomatch')
  const patterns = globs.flatMap((glob) => {
    const plain = glob.replace(/^\.\//, '').replace(/\/$/, '')
    const anywhere = plain.includes('/') ? plain : `**/${plain}`
    return [anywhere, `${anywhere}/**`]
  })
  return picomatch(patterns, { dot: true })
}

/** Whether an argument is a glob, once no file of that name exists. */
export function isGlob(pattern: string): boolean {
  return /[*?{[]|^!|[@+!]\(/.test(pattern)
}

/** The folders before the first that varies: `apps/* /src` starts in `apps`. */
export function globBase(pattern: string): string {
  const fixed: string[] = []
  for (const part of pattern.split('/').slice(0, -1)) {
    if (isGlob(part)) break
    fixed.push(part)
  }
  return fixed.length === 1 && fixed[0] === '' ? '/' : posix.join(...fixed, '.')
}
