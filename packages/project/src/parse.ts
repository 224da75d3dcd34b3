import { createRequire } from 'node:module'
import { lineStartsOf, positionAt } from '@undisclosed/core'
import type { ParserOptions, ParserPlugin } from '@babel/parser'
import { mayBeDeep, tooDeep } from './depth.js'
import { scriptsIn, type Script } from './scripts.js'

export interface Parsed {
  /** ESTree; undefined where nothing could be read. */
  readonly program: unknown
  /** The text that the program's offsets point into: as long as the file's. */
  readonly text: string
  /** What the parser stumbled over first; the program holds what was read. */
  readonly problem?: { readonly line: number; readonly message: string }
}

export type ParserName = 'oxc' | 'babel'

/** A process that the native parser took down is followed by one that does without it. */
const preferred: ParserName = process.env['UNDISCLOSED_PARSER'] === 'babel' ? 'babel' : 'oxc'

const require = createRequire(import.meta.url)
let oxc: typeof import('oxc-parser') | null | undefined
let babel: typeof import('@babel/parser') | undefined

/** Reads a file with the fast parser; what that refuses, or where it isn't installed, with the forgiving one. */
export function parse(file: string, text: string, prefer: ParserName = preferred): Parsed {
  const script = scriptsIn(file, text)
  const source = script?.text ?? text
  const language = script?.language ?? languageOf(file)
  const fast = prefer === 'oxc' && !mayBeDeep(source) ? withOxc(file, source, language) : undefined
  return fast ?? withBabel(file, source, language)
}

function languageOf(file: string): Script['language'] | 'dts' {
  if (/\.d\.[mc]?ts$/.test(file)) return 'dts'
  if (/\.[mc]?ts$/.test(file)) return 'ts'
  return file.endsWith('.tsx') ? 'tsx' : 'jsx'
}

function withOxc(file: string, text: string, language: Script['language'] | 'dts'): Parsed | undefined {
  if (oxc === undefined) {
    try {
      oxc = require('oxc-parser') as typeof import('oxc-parser')
    } catch {
      oxc = null
    }
  }
  if (!oxc) return undefined
  const sourceType = file.endsWith('.cjs') || file.endsWith('.cts') ? 'commonjs' : 'unambiguous'
  const lang = language === 'js' ? 'jsx' : language
  const result = oxc.parseSync(file, text, { lang, sourceType, astType: 'ts', preserveParens: false })
  return result.errors.length > 0 ? undefined : { program: result.program, text }
}

function withBabel(file: string, text: string, language: Script['language'] | 'dts'): Parsed {
  babel ??= require('@babel/parser') as typeof import('@babel/parser')
  let refusal: unknown
  for (const plugins of pluginSets(text, language)) {
    try {
      const result = babel.parse(text, { ...babelOptions, sourceFilename: file, plugins })
      const error = result.errors?.[0] as
        { readonly loc?: { readonly line: number }; readonly reasonCode?: string; readonly message?: string } | undefined
      const program: unknown = result.program
      startAfterExport(program as ProgramNode, text)
      if (!error) return { program, text }
      return { program, text, problem: { line: error.loc?.line ?? 1, message: plain(error) } }
    } catch (error) {
      refusal = error
    }
  }
  return { program: undefined, text, problem: { line: lineOf(refusal, text), message: plain(refusal) } }
}

interface ProgramNode {
  readonly body: readonly { readonly type: string; readonly declaration?: ClassNode | null }[]
}

interface ClassNode {
  start: number
  readonly decorators?: readonly { readonly end: number }[]
}

/** In `@decorated export class`, Babel's class starts at the decorator; everybody else's starts after `export`. */
function startAfterExport({ body }: ProgramNode, text: string): void {
  for (const { declaration } of body) {
    const last = declaration?.decorators?.at(-1)
    if (!declaration || !last) continue
    const words = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/.*)*export\s+(?:default\s+)?/.exec(text.slice(last.end))
    if (words) declaration.start = last.end + words[0].length
  }
}

const babelOptions: ParserOptions = {
  sourceType: 'unambiguous',
  errorRecovery: true,
  allowAwaitOutsideFunction: true,
  allowReturnOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowSuperOutsideMethod: true,
  allowUndeclaredExports: true,
  allowNewTargetOutsideFunction: true,
  createParenthesizedExpressions: false,
  attachComment: false,
}

const always: readonly ParserPlugin[] = [
  'estree',
  'decorators-legacy',
  'decoratorAutoAccessors',
  'explicitResourceManagement',
  'importAttributes',
]

/** Reads `export @decorated class`, but no decorated parameters. */
const modern = always.map((plugin): ParserPlugin => (plugin === 'decorators-legacy' ? 'decorators' : plugin))

function pluginSets(text: string, language: Script['language'] | 'dts'): ParserPlugin[][] {
  if (language === 'dts') return [[...always, ['typescript', { dts: true }]]]
  const typed: ParserPlugin[] = language === 'tsx' ? ['typescript', 'jsx'] : ['typescript']
  if (language === 'ts' || language === 'tsx') {
    return [
      [...always, ...typed],
      [...modern, ...typed],
    ]
  }
  const flow: ParserPlugin = ['flow', { all: /^\s*(?:\/\*[\s\S]*?@flow\b|\/\/\s*@flow\b)/.test(text.slice(0, 2_000)) }]
  return [
    [...always, 'jsx', flow],
    [...always, 'jsx', 'typescript'],
  ]
}

function plain(error: unknown): string {
  if (error instanceof RangeError) return tooDeep
  const message = error instanceof Error ? error.message : String((error as { message?: string } | undefined)?.message ?? error)
  return message.replace(/\s*\(\d+:\d+\)$/, '').replace(/^\S+: /, '')
}

function lineOf(error: unknown, text: string): number {
  const at = error as { readonly loc?: { readonly line: number }; readonly pos?: number } | undefined
  return at?.loc?.line ?? positionAt(lineStartsOf(text), at?.pos ?? 0).line
}
