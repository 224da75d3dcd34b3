import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = new URL('./bundle/', import.meta.url)
/** What the bundle is made of. */
const packages = ['@undisclosed/core', '@undisclosed/project', '@undisclosed/mjml']

/** When a file beside this one was written; never where it is not. */
const written = (path: string): number => statSync(new URL(path, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0

/** In a checkout the bundle may be older than what was compiled last. An installed package has no build info. */
function isBundled(): boolean {
  const compiled = ['.', '../../core/dist', '../../project/dist', '../../mjml/dist'].map((path) => written(`${path}/.tsbuildinfo`))
  return written('./bundle/worker.js') > Math.max(...compiled)
}

/** A module of this package, from the bundle where that is no older. */
export function ownModule(name: 'kept.js' | 'worker.js'): URL {
  return isBundled() ? new URL(name, folder) : new URL(name, import.meta.url)
}

/** Differs where another version of this package or of the engine is installed, or one was built anew. */
export function ownStamp(): readonly string[] {
  // By contents, as an installation stamps files anew. The engine's digest is in the name and text of what loads it.
  if (isBundled()) return scripts(fileURLToPath(folder)).map((path) => readFileSync(path, 'latin1'))
  return [import.meta.url, ...packages.map((name) => import.meta.resolve(name))].map((entry) => {
    const times = scripts(dirname(fileURLToPath(entry))).map((path) => statSync(path).mtimeMs)
    return `${entry} ${Math.max(...times)} ${times.length}`
  })
}

function scripts(path: string): string[] {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
  return names.sort().map((name) => join(path, name))
}
