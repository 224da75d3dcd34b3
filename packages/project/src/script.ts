import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { cachedDataVersionTag } from 'node:v8'
import { Script } from 'node:vm'

/** Seconds. A run that took as long has compiled what most runs need; what a shorter one compiled is not worth keeping. */
const worthKeeping = 0.25

/** What a script cannot do by itself: `moduleAt` imports what a URL leads to, `urlFor` a package or a path from the bundle is in place of `import.meta.url`. */
type Start = (
  module: { readonly exports: object },
  require: NodeRequire,
  moduleAt: (url: string) => Promise<unknown>,
  urlFor: (place: string) => string,
) => void

/**
 * Runs a bundle of CommonJS, and keeps beside it what V8 compiled of it: compiling takes longer than scanning a small application.
 * `digest`, the bundle’s own, is in the name of what is kept, as are V8’s version and flags. Whoever can write there can
 * write the bundle, and where nobody can, nothing is kept.
 */
export function runScript<Exports extends object>(bundle: URL, digest: string): Exports {
  const path = fileURLToPath(bundle)
  const keptAt = `${path}.${digest}.${cachedDataVersionTag()}`
  const cachedData = readIfThere(keptAt)
  const script = new Script(`(function(module,require,moduleAt,urlFor){${readFileSync(path, 'latin1')}\n})`, {
    filename: path,
    ...(cachedData && { cachedData }),
  })
  if (cachedData === undefined || script.cachedDataRejected) {
    unkept.add(() => {
      keep(script, keptAt)
    })
    // A thread that is ended from outside hears nothing of it.
    process.once('exit', () => {
      if (process.uptime() > worthKeeping) keepCompiled()
    })
  }
  const module = { exports: {} }
  const require = createRequire(bundle)
  const urlFor = (place: string): string => (place.startsWith('.') ? new URL(place, bundle) : pathToFileURL(require.resolve(place))).href
  const start = script.runInThisContext() as Start
  start(module, require, (url) => import(url), urlFor)
  return module.exports as Exports
}

const unkept = new Set<() => void>()

/** Keeps what was compiled so far of what was not kept yet. */
export function keepCompiled(): void {
  for (const keepOne of unkept) keepOne()
  unkept.clear()
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

/** Whole or not at all: another run may be reading it. */
function keep(script: Script, path: string): void {
  const part = `${path}.${process.pid}`
  try {
    writeFileSync(part, script.createCachedData())
    renameSync(part, path)
  } catch {
    rmSync(part, { force: true })
  }
}
