import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** An element of MJML as its parser gives it. Comments are `mj-raw` without a `file`. */
export interface MjmlNode {
  tagName: string
  file?: string
  line?: number
  attributes?: Record<string, unknown>
  content?: string
  children?: MjmlNode[]
  /** Ours: index of the file and the span of the opening tag in it. */
  place?: { readonly file: number; readonly span: readonly [number, number] }
}

type Rule = (element: MjmlNode, options: object) => RuleError | readonly RuleError[] | null | undefined

export interface RuleError {
  readonly message: string
}

interface ParserHandlers {
  onopentag(name: string): void
  onclosetag(name: string): void
}

interface Parser {
  readonly startIndex: number
  readonly endIndex: number
  end(text: string): void
}

/** What is used of `mjml` and the packages it is made of. */
export interface Mjml {
  readonly mjml2html: (tree: MjmlNode, options: object) => Promise<{ readonly html: string }>
  readonly parse: (text: string, options: object) => MjmlNode
  readonly Parser: new (handlers: ParserHandlers, options: object) => Parser
  readonly components: Readonly<Record<string, { readonly endingTag?: boolean; getTagName?(): string }>>
  readonly rules: Readonly<Record<string, Rule>>
  readonly ruleOptions: object
}

interface Core {
  readonly components: Mjml['components']
  readonly initializeType: unknown
}

interface Validator {
  readonly rulesCollection: Mjml['rules']
  readonly dependencies: unknown
}

/**
 * Loads MJML in this thread, or nothing where it is not installed. Whatever loads later and asks for the working directory is
 * given a folder of ours: a config lying in the real one is not even read.
 * @throws where the thread’s environment lets MJML run code that a config names
 */
export function loadMjml(): Mjml | undefined {
  if (!process.env['MJML_BROWSER']) throw new Error('MJML must not be loaded outside its thread')
  const here = dirname(fileURLToPath(import.meta.url))
  process.cwd = () => here
  const own = createRequire(import.meta.url)
  const path = found(own)
  if (path === undefined) return undefined
  // Each package as the one that depends on it sees it.
  const ofMjml = createRequire(path)
  const ofCore = createRequire(ofMjml.resolve('mjml-core'))
  const ofParser = createRequire(ofCore.resolve('mjml-parser-xml'))
  const mjml2html = ofMjml(path) as Mjml['mjml2html']
  const { components, initializeType } = ofMjml('mjml-core') as Core
  const { rulesCollection, dependencies } = ofCore('mjml-validator') as Validator
  return {
    mjml2html,
    parse: ofCore('mjml-parser-xml') as Mjml['parse'],
    Parser: (ofParser('htmlparser2') as { readonly Parser: Mjml['Parser'] }).Parser,
    components,
    rules: rulesCollection,
    ruleOptions: { components, dependencies, initializeType, skipElements: ['mjml'] },
  }
}

/** The version of the MJML that is loaded, read without loading it. Undefined where none is installed. */
export function mjmlVersion(): string | undefined {
  const path = found(createRequire(import.meta.url))
  for (let folder = path && dirname(path), last; folder && folder !== last; last = folder, folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (!existsSync(manifest)) continue
    const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string; version?: string }
    // Folders of compiled code may have a `package.json` that only says how to read them.
    if (name === 'mjml') return version
  }
  return undefined
}

function found(require: NodeJS.Require): string | undefined {
  try {
    return require.resolve('mjml')
  } catch {
    return undefined
  }
}
