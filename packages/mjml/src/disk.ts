import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'

/** What reading a file below the root gave. */
export type Read = { readonly text: string } | { readonly refused: string } | undefined

/** Characters of the longest file that is read. */
export const longestFile = 1_000_000

const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/**
 * Reads `path` (POSIX, relative to `root`) if it really lies below the root: links are resolved first, and what is then
 * opened is a plain file and no link. Undefined where there is none.
 */
export function readBelow(root: string, path: string): Read {
  let real: string
  let realRoot: string
  try {
    realRoot = realpathSync(root)
    real = realpathSync(join(realRoot, path))
  } catch {
    return undefined
  }
  const inside = relative(realRoot, real)
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    return { refused: 'it is a link out of the project' }
  return readPlain(real)
}

function readPlain(path: string): Read {
  let file: number
  try {
    file = openSync(path, flags)
  } catch {
    return undefined
  }
  try {
    const stats = fstatSync(file)
    if (!stats.isFile()) return { refused: 'it is no file' }
    if (stats.size > longestFile * 4) return { refused: 'it is too large' }
    const text = readFileSync(file, 'utf8')
    return text.length > longestFile ? { refused: 'it is too large' } : { text }
  } finally {
    closeSync(file)
  }
}
