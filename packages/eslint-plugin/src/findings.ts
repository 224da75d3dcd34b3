import { existsSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { lowerProgram, type FileFacts, type Finding } from '@undisclosed/core'
import { loadTemplateParsers, openLive, type Live } from '@undisclosed/project'
import type { Rule } from 'eslint'
import { configured, type Configured } from './settings.js'
import { unhurried } from './unhurried.js'

/** What ESLint found out about one text is asked for by every rule, and made once. */
const made = new WeakMap<object, Found>()
const lives = new Map<string, Live>()

export interface Found {
  readonly findings: readonly Finding[]
  readonly live: Live
  readonly minCertainty: Finding['certainty']
}

/** All findings in the file that is being linted, of all rules and certainties. */
export function findingsFor(context: Rule.RuleContext): Found {
  const { sourceCode, cwd } = context
  const known = made.get(sourceCode.ast)
  if (known) return known
  const file = isAbsolute(context.filename) ? context.filename : join(cwd, context.filename.replace(/^<(\w+)>$/, '$1.js'))
  const config = configured(cwd, context.settings['undisclosed'], file)
  const live = liveFor(file, cwd, config)
  const { text } = sourceCode
  const findings = live.findingsIn(file, { text, facts: () => factsOf(file, sourceCode.ast, text) })
  const found = { findings, live, minCertainty: config.loaded.config.minCertainty ?? 'likely' }
  made.set(sourceCode.ast, found)
  return found
}

/** The project around a working directory, kept for the rules that will ask for it. */
export function liveIn(cwd: string, settings: unknown): Live {
  const { key, loaded } = configured(cwd, settings)
  return opened(key, cwd, loaded)
}

/** The project around the working directory, or around a file that lies outside it. */
function liveFor(file: string, cwd: string, { key, loaded }: Configured): Live {
  const live = opened(key, cwd, loaded)
  if (live.holds(file)) return live
  const folder = packageFolder(file)
  return opened(`${folder} ${key}`, folder, loaded)
}

/** The nearest folder above a file that holds a package. */
function packageFolder(file: string): string {
  for (let folder = dirname(file), last = ''; folder !== last; last = folder, folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
  }
  return dirname(file)
}

function opened(key: string, cwd: string, loaded: Configured['loaded']): Live {
  let live = lives.get(key)
  if (!live) {
    live = openLive({ cwd, loaded, analyze: { eslintDirectives: false, templateParsers: loadTemplateParsers() }, judging: unhurried })
    lives.set(key, live)
  }
  return live
}

/** ESLint’s own tree is read where it is one of plain code; of a component’s scripts only the project knows where they stand. */
function factsOf(file: string, ast: { readonly type: string }, text: string): FileFacts | undefined {
  return ast.type === 'Program' && /\.[cm]?[jt]sx?$/.test(file) ? lowerProgram(ast, text) : undefined
}
