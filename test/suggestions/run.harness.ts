import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createContext, Script } from 'node:vm'
import ts from 'typescript'
import { environment, injected, peopleModules, peopleParts } from './people.harness.js'
import { recorder, type Call } from './recorder.harness.js'

/** What each exported function of one of our own fixtures hands to packages when it is called. */
export async function run(file: string, texts: Readonly<Record<string, string>> = {}): Promise<ReadonlyMap<string, readonly Call[]>> {
  const calls: Call[] = []
  const record = recorder(calls, peopleParts)
  const loaded = new Map<string, unknown>()
  const context = createContext({
    ...globalsFor(record),
    console: record('console'),
  })
  const load = async (path: string): Promise<unknown> => loaded.get(path) ?? (await evaluated(path))
  const require = (specifier: string, from: string): unknown => {
    // Deno names a package by its place: `https://esm.sh/@supabase/supabase-js@2`.
    const name = specifier.replace(/^https:\/\/esm\.sh\/(.+)@[\d.]+$/, '$1')
    if (!specifier.startsWith('.')) return peopleModules[name] ?? record(specifier)
    const ends = ['', '.ts', '.tsx', '.js', '/index.ts']
    const target = ends.map((end) => join(dirname(from), specifier + end)).find((one) => /\.\w+$/.test(one) && existsSync(one))
    return target ? load(target) : record(specifier)
  }
  const evaluated = async (path: string): Promise<unknown> => {
    const module = { exports: {} as Record<string, unknown> }
    loaded.set(path, module.exports)
    const text = texts[path] ?? readFileSync(path, 'utf8')
    // A module may await at its top, so whoever loads it waits.
    const code = transpiled(path, text).replaceAll(/\brequire\(/g, 'await require(')
    const wrapped = new Script(`(async function (module, exports, require) {${code}\n})`, { filename: path }).runInContext(
      context,
    ) as Wrapped
    await wrapped(module, module.exports, (specifier) => require(specifier, path))
    loaded.set(path, module.exports)
    return module.exports
  }
  const functions = functionsOf(await evaluated(file), record)
  const made = new Map<string, readonly Call[]>()
  for (const [name, fn] of functions) {
    calls.length = 0
    await fn(environment(record))
    // What was started and not awaited ends before the next one begins.
    await new Promise((done) => setImmediate(done))
    made.set(
      name,
      calls.filter(({ chain }) => !chain.startsWith('console.')),
    )
  }
  return made
}

type Wrapped = (module: object, exports: object, require: (specifier: string) => unknown) => Promise<void>

function transpiled(fileName: string, text: string): string {
  const compilerOptions: ts.CompilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
    jsx: ts.JsxEmit.React,
    experimentalDecorators: true,
    allowJs: true,
  }
  return ts.transpileModule(text, { fileName, compilerOptions }).outputText
}

function globalsFor(record: (chain: string) => unknown): Record<string, unknown> {
  const env = new Proxy({}, { get: (_, key) => String(key) })
  const recorded = Object.fromEntries(
    ['fetch', 'MailApp', 'GmailApp', 'SpreadsheetApp', 'Deno', 'strapi', 'React'].map((name) => [name, record(name)]),
  )
  return { ...recorded, process: { env }, Buffer, URL, URLSearchParams, FormData, btoa, setTimeout, setImmediate }
}

type Run = (...args: unknown[]) => unknown

/** Exported functions, and methods of exported classes as a container would make them. */
function functionsOf(exported: unknown, record: (chain: string) => unknown): [string, Run][] {
  return Object.entries(exported as Record<string, unknown>).flatMap(([name, value]): [string, Run][] => {
    if (typeof value !== 'function') return []
    const source = Function.prototype.toString.call(value)
    if (!/^class\b/.test(source)) return [[name, value as Run]]
    const params = /constructor\(([^)]*)\)/.exec(source)?.[1]?.split(',') ?? []
    const made = Reflect.construct(
      value,
      params.map((param) => injected(param.trim(), record)),
    ) as Record<string, Run>
    const methods = Object.getOwnPropertyNames(value.prototype).filter((key) => key !== 'constructor')
    return methods.map((key) => [`${name}.${key}`, (...args) => made[key]!(...args)])
  })
}
