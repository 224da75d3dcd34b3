import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { templateRules, type TemplateFinding } from '@undisclosed/core'
import { areSame, atLevel, check, compile, inputsOf, MjmlError, type Inputs, type MjmlProblem } from '@undisclosed/mjml'
import { loadTemplateParsers, type Config } from '@undisclosed/project'
import type { MjmlOptions } from './options.js'

/** What one template became. */
export interface Made {
  readonly html: string
  readonly text: string
  /** In the HTML, placed in the source. */
  readonly findings: readonly TemplateFinding[]
  readonly problems: readonly MjmlProblem[]
  readonly inputs: Inputs
}

/** Compiles templates by their path relative to the root, and again only when what they were compiled of is not the same. */
export interface Compiler {
  /** @throws {MjmlError} where no HTML can be made */
  make(file: string): Promise<Made>
  /** The same for many; what cannot be compiled is a problem. */
  makeAll(files: readonly string[]): Promise<{ readonly made: ReadonlyMap<string, Made>; readonly problems: readonly MjmlProblem[] }>
}

export function createCompiler(root: string, options: MjmlOptions, config: Config): Compiler {
  const known = new Map<string, Made>()
  const { internalAddresses, staffNames, rules } = config
  const checks = {
    rules: templateRules.filter(({ name }) => rules?.[name] !== 'off'),
    minimum: 'possible' as const,
    parsers: loadTemplateParsers(),
    ...(internalAddresses && { internalAddresses }),
    ...(staffNames && { staffNames }),
  }
  const make = async (file: string): Promise<Made> => {
    const last = known.get(file)
    if (last && areSame(root, last.inputs)) return last
    const source = readFileSync(join(root, file), 'utf8')
    const { findings, dependencies, ...checked } = await check(source, { file, root, ...checks })
    const { html, text, problems } = options.minify ? await compile(source, { file, root, minify: true }) : checked
    const made = { html, text, problems, findings, inputs: inputsOf(root, dependencies) }
    known.set(file, made)
    return made
  }
  return {
    make,
    async makeAll(files) {
      const made = new Map<string, Made>()
      const problems: MjmlProblem[] = []
      for (const file of files) {
        try {
          const one = await make(file)
          made.set(file, one)
          problems.push(...one.problems)
        } catch (error) {
          if (!(error instanceof MjmlError) || error.file === undefined) throw error
          const message = error.message.replace(`${error.file}: `, '')
          problems.push({ kind: 'validation', severity: 'error', file: error.file, span: [0, 0], line: 1, column: 1, message })
        }
      }
      return { made, problems: atLevel(problems, options.validationLevel ?? 'soft') }
    },
  }
}

/** A module whose default export is the HTML, for whoever imports a template. */
export function moduleOf({ html, text }: Made): string {
  return `export const html = ${JSON.stringify(html)}\nexport const text = ${JSON.stringify(text)}\nexport default html\n`
}

/** Whether a template is a message of its own, and not a part that others include. */
export function isWhole(text: string): boolean {
  return /<mjml[\s>]/.test(text)
}

/** What goes into the output: name → text, for the templates of the folder. `root` names files, `cwd` the folder. */
export function assetsOf(made: ReadonlyMap<string, Made>, root: string, cwd: string, options: MjmlOptions): Map<string, string> {
  const { folder = 'emails', out = 'emails', text: withText = false } = options
  const assets = new Map<string, string>()
  for (const [file, { html, text }] of made) {
    const path = relative(join(cwd, folder), join(root, file)).split(sep).join('/')
    if (path.startsWith('../')) continue
    const name = `${out === '' ? '' : `${out}/`}${path.replace(/\.mjml$/, '')}`
    assets.set(`${name}.html`, html)
    if (withText) assets.set(`${name}.txt`, text)
  }
  return assets
}
