import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { PluginBuild } from 'esbuild'

/** An import of the first entry point that keeps esbuild from making chunks until we let it go. */
export interface Held {
  readonly entry: string
  readonly file: string
  readonly specifier: string
}

/** So many imports of an entry point are looked at. */
const most = 40
const between = /(?:\s+|;|\/\/[^\n]*|\/\*[\s\S]*?\*\/|#!.*|(['"])use \w+\1)*/y
const statement = /(?:import|export)\b([^'"`;()=]*?\bfrom)?\s*['"]([^'"\n]+)['"](?:\s*with\s*\{[^}]*\})?/y
const endings = ['', '.ts', '.tsx', '.js', '.jsx', '.mjs']

/**
 * The import of the first entry point that imports least itself, so that little waits with it. Where another plugin comes first, it may load the file
 * in our place: none then.
 */
export function heldBy({ initialOptions }: PluginBuild, name: string, entries: readonly string[]): Held | undefined {
  const [entry] = entries
  if (!initialOptions.bundle || initialOptions.plugins?.[0]?.name !== name || entry === undefined) return undefined
  let held: Held | undefined
  let least = Infinity
  for (const specifier of importsIn(entry).slice(0, most)) {
    const file = endings.map((ending) => resolve(dirname(entry), specifier) + ending).find((path) => textOf(path) !== undefined)
    if (file === undefined || !/\.[cm]?[jt]sx?$/.test(file) || entries.includes(file)) continue
    const count = importsIn(file).length
    if (count >= least) continue
    held = { entry, file, specifier }
    least = count
    if (count === 0) break
  }
  return held
}

/** Whether esbuild, with all plugins, will load that file for the entry point as it is now. */
export async function isLoaded(build: PluginBuild, { entry, file, specifier }: Held): Promise<boolean> {
  if (!importsIn(entry).includes(specifier)) return false
  const { errors, path, namespace, external } = await build.resolve(specifier, {
    importer: entry,
    resolveDir: dirname(entry),
    kind: 'import-statement',
  })
  return errors.length === 0 && path === file && namespace === 'file' && !external
}

/** Files that a module imports before its first other statement, and that esbuild loads: what TypeScript imports by name may be types. */
function importsIn(file: string): string[] {
  const text = textOf(file) ?? ''
  const isTyped = /\.[cm]?tsx?$/.test(file)
  const found: string[] = []
  for (let at = 0; ; at = statement.lastIndex) {
    between.lastIndex = at
    between.exec(text)
    statement.lastIndex = between.lastIndex
    const [whole = '', names, specifier] = statement.exec(text) ?? []
    if (specifier === undefined) return found
    const isLoaded = names === undefined || !isTyped || /^export(?!\s+type\b)/.test(whole)
    if (specifier.startsWith('.') && isLoaded) found.push(specifier)
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
