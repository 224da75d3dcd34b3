import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** `node_modules/.cache/undisclosed` of the nearest folder that has packages installed. */
export function cacheFolder(cwd: string): string | undefined {
  for (let at = cwd, last = ''; at !== last; last = at, at = dirname(at)) {
    if (existsSync(join(at, 'node_modules'))) return join(at, 'node_modules', '.cache', 'undisclosed')
    if (existsSync(join(at, '.git'))) return undefined
  }
  return undefined
}
