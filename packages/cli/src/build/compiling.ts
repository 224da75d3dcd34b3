import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { templateRules } from '@undisclosed/core'
import {
  areSame,
  atLevel,
  check,
  compile,
  inputsOf,
  MjmlError,
  mjmlVersion,
  type MjmlProblem,
  type ValidationLevel,
} from '@undisclosed/mjml'
import { digestOf, loadTemplateParsers, type Config } from '@undisclosed/project'
import type { Entry, Manifest } from './manifest.js'

export interface CompilingOptions {
  /** Absolute; templates are named from here. */
  readonly root: string
  readonly out: string
  readonly minify: boolean
  readonly text: boolean
  readonly validationLevel: ValidationLevel
  readonly config: Config
  readonly version: string
}

/** A template and the name of its HTML in the output folder. */
export interface Wanted {
  readonly file: string
  readonly html: string
}

export interface Compiled {
  readonly manifest: Manifest
  /** Name in the output folder → text: what was compiled anew. */
  readonly files: ReadonlyMap<string, string>
  readonly compiled: readonly string[]
  readonly unchanged: number
  /** Of every template, also of those that were not compiled again. */
  readonly problems: readonly MjmlProblem[]
}

/** Compiles what the last build did not compile of the same inputs. */
export async function compileAll(wanted: readonly Wanted[], options: CompilingOptions, last: Manifest): Promise<Compiled> {
  const key = keyOf(options)
  const templates: Record<string, Entry> = {}
  const files = new Map<string, string>()
  const compiled: string[] = []
  const failed: MjmlProblem[] = []
  for (const one of wanted) {
    const known = key === last.key ? last.templates[one.file] : undefined
    if (known && isCurrent(known, one, options)) {
      templates[one.file] = known
      continue
    }
    try {
      const made = await compileOne(one, options)
      templates[one.file] = made.entry
      for (const [name, text] of made.files) files.set(name, text)
      compiled.push(one.file)
    } catch (error) {
      if (!(error instanceof MjmlError) || error.file === undefined) throw error
      const message = error.message.replace(`${error.file}: `, '')
      failed.push({ kind: 'validation', severity: 'error', file: error.file, span: [0, 0], line: 1, column: 1, message })
      // What an earlier build wrote stays until there is something better.
      if (last.templates[one.file]) templates[one.file] = { ...last.templates[one.file]!, inputs: {}, problems: [], findings: [] }
    }
  }
  const all = [...failed, ...Object.values(templates).flatMap((entry) => entry.problems)]
  return {
    manifest: { version: 1, key, templates },
    files,
    compiled,
    unchanged: wanted.length - compiled.length - failed.length,
    problems: atLevel([...new Map(all.map((one) => [`${one.file} ${one.span[0]} ${one.message}`, one])).values()], options.validationLevel),
  }
}

function isCurrent({ inputs, outputs }: Entry, { html }: Wanted, { root, out, text }: CompilingOptions): boolean {
  const expected = namesOf(html, text)
  return (
    Object.keys(inputs).length > 0 &&
    outputs.join('\n') === expected.join('\n') &&
    expected.every((name) => existsSync(join(out, name))) &&
    areSame(root, inputs)
  )
}

async function compileOne({ file, html }: Wanted, { root, minify, text, config }: CompilingOptions) {
  const source = readFileSync(join(root, file), 'utf8')
  const { internalAddresses, staffNames, rules } = config
  const checked = await check(source, {
    file,
    root,
    rules: templateRules.filter(({ name }) => rules?.[name] !== 'off'),
    minimum: 'possible',
    parsers: loadTemplateParsers(),
    ...(internalAddresses && { internalAddresses }),
    ...(staffNames && { staffNames }),
  })
  const small = minify ? await compile(source, { file, root, minify }) : checked
  const [htmlName, textName] = namesOf(html, text)
  const files = new Map([[htmlName!, small.html]])
  if (textName !== undefined) files.set(textName, small.text)
  const { dependencies, findings } = checked
  const digests = Object.fromEntries([...files].map(([name, made]) => [name, [digestOf(made)]]))
  return { files, entry: { outputs: [...files.keys()], digests, inputs: inputsOf(root, dependencies), problems: small.problems, findings } }
}

function namesOf(html: string, text: boolean): string[] {
  return text ? [html, html.replace(/\.html$/, '.txt')] : [html]
}

function keyOf({ minify, text, config, version }: CompilingOptions): string {
  const { internalAddresses, staffNames, rules } = config
  const parts = [version, mjmlVersion(), minify, text, internalAddresses, staffNames, rules]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

/** Two templates whose HTML would have the same name. */
export function clash(wanted: readonly Wanted[]): readonly [Wanted, Wanted] | undefined {
  const seen = new Map<string, Wanted>()
  for (const one of wanted) {
    const other = seen.get(one.html)
    if (other) return [other, one]
    seen.set(one.html, one)
  }
  return undefined
}
