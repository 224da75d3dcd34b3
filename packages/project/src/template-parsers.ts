import { createRequire } from 'node:module'
import type { TemplateParsers } from '@undisclosed/core'

type Loaded = Readonly<Record<string, unknown>>
type Parse = (text: string) => unknown

/**
 * The template languages' own parsers, where they are installed beside us. They are found by package name from here and
 * never from the folder being read, whose code must not run, and loaded at first use: a run without templates does not
 * pay for them. `beside` is the file (path or URL) from which they are looked up.
 */
export function loadTemplateParsers(beside: string = import.meta.url): TemplateParsers {
  const require = createRequire(beside)
  const parsers: { -readonly [K in keyof TemplateParsers]: TemplateParsers[K] } = {}
  for (const language of Object.keys(rows) as (keyof TemplateParsers)[]) {
    const { package: name, parse } = rows[language]
    if (isInstalled(require, name)) parsers[language] = lazily(() => parse(require(name) as Loaded))
  }
  return parsers
}

function isInstalled(require: NodeJS.Require, name: string): boolean {
  try {
    require.resolve(name)
    return true
  } catch {
    return false
  }
}

interface ParserRow {
  readonly package: string
  readonly parse: (loaded: Loaded) => Parse
}

const rows: Readonly<Record<keyof TemplateParsers, ParserRow>> = {
  handlebars: { package: '@handlebars/parser', parse: (loaded) => called(loaded, 'parseWithoutProcessing') },
  liquid: {
    package: '@shopify/liquid-html-parser',
    parse: (loaded) => (text) => called(loaded, 'toLiquidAST')(text, { mode: 'tolerant', allowUnclosedDocumentNode: true }),
  },
  javascript: {
    package: '@babel/parser',
    // Without its plugin for types, which takes minutes for twenty `<T>(` within each other.
    parse: (loaded) => (text) => called(loaded, 'parseExpression')(text, { sourceType: 'script', errorRecovery: false }),
  },
  pug: { package: 'pug-lexer', parse: (loaded) => called({ default: loaded, ...loaded }, 'default') },
}

function called(loaded: Loaded, name: string): (text: string, options?: object) => unknown {
  const found = loaded[name]
  if (typeof found !== 'function') throw new TypeError(`“${name}” is not a function of the installed parser`)
  return (text, options) => (found as (text: string, options?: object) => unknown)(text, options)
}

function lazily(load: () => Parse): Parse {
  let parse: Parse | undefined
  return (text) => (parse ??= load())(text)
}
