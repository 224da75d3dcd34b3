import { asPath } from '../flow/members.js'
import { alternatives } from '../flow/union.js'
import { none, type ExternalCall, type Value, type ValueOf } from '../flow/value.js'
import type { Place } from '../source.js'
import type { TemplateLibrary } from '../template.js'

/** Content that a template engine makes: which template, from what data. */
export interface Rendering {
  /** A name, a path, or the text that was read from a file. */
  readonly template: Value
  readonly data: Value
  readonly place: Place
  /** The package that renders. */
  readonly engine?: string
}

/** Engines that make text of a template and data, whatever the language. */
const engines =
  /^(?:ejs|eta|pug|jade|nunjucks|handlebars|hbs|express-handlebars|express-hbs|express|mustache|liquidjs|twig|twing|consolidate|@ladjs\/consolidate|dot|lodash|lodash\.template|lodash\/template|underscore|squirrelly|swig|swig-templates|hogan\.js|art-template|edge\.js|email-templates|fastify)(?=[.#(])/
const inOneStep = /^(?:render\w*|parseAndRender\w*|__express|to_html|view)$/
const inTwoSteps = /^(?:compile\w*|template|getTemplate|twig|fromString)$/
/** A template that a bundler or `require` hook made a function of. */
const imported = /^(\.{1,2}\/.*\.(?:hbs|handlebars|mustache|ejs|eta|pug|jade|njk|liquid|mjml|html?))(?:\?\w+)?(?:\.default)?\(\)$/

const deepest = 8
const mostValues = 400

/** Every rendering that a piece of content holds, also inside what inlines styles, compiles MJML or minifies. */
export function renderingsIn(content: Value): Rendering[] {
  const found: Rendering[] = []
  let left = mostValues
  const walk = (value: Value, depth: number): void => {
    if (depth > deepest || left-- <= 0) return
    if (value.k === 'text') for (const part of value.parts) walk(part, depth + 1)
    if (value.k === 'union') for (const part of alternatives(value)) walk(part, depth + 1)
    if (value.k === 'encoded') walk(value.of, depth + 1)
    if (value.k === 'list') for (const item of value.items) walk(item, depth + 1)
    if (value.k !== 'external') return
    const rendering = renderingOf(value)
    if (rendering) {
      found.push(rendering)
      // A layout that is handed the page it goes around.
      if (rendering.data.k === 'object') for (const part of rendering.data.fields.values()) walk(part, depth + 1)
    } else for (const { args } of value.calls) for (const argument of args) walk(argument, depth + 1)
  }
  walk(content, 0)
  return found
}

export function renderingOf({ chain, calls, at }: ValueOf<'external'>): Rendering | undefined {
  const last = calls.at(-1)
  if (!last || !at) return undefined
  const file = imported.exec(chain)?.[1]
  if (file !== undefined) return { template: { k: 'literal', value: file }, data: last.args[0] ?? none, place: at }
  const engine = engines.exec(chain)?.[0]
  if (engine === undefined) return undefined
  const before = calls.at(-2)
  if (before && inTwoSteps.test(before.name) && /\(\)$|^render/.test(last.name))
    return { template: before.args[0] ?? none, data: last.args[0] ?? none, place: at, engine }
  if (!inOneStep.test(last.name) && !chain.includes('consolidate')) return undefined
  return { template: last.args[0] ?? none, data: last.args[1] ?? none, place: at, engine }
}

/** A template's name or path as code has it: relative to `from` where it begins with a dot. */
interface TemplateName {
  readonly name: string
  readonly from: string
}

const reading = /^(?:readFile\w*|readTextFile\w*|readText|readFileSync)$/

/** The project's templates that a rendering may mean, by each name that it may have. */
export function templatesOf(
  library: TemplateLibrary,
  rendering: Rendering,
  open: (value: Value) => void,
): { readonly name: string; readonly files: readonly string[] }[] {
  return templateNames(rendering, open).map(({ name, from }) => ({ name, files: library.find(from, name, rendering.engine) }))
}

/** The names that a template value may stand for. What somebody else has to say (a parameter) is handed to `open`. */
function templateNames({ template, place }: Rendering, open: (value: Value) => void): TemplateName[] {
  const names = new Set<string>()
  for (const side of alternatives(template)) {
    const read = fileRead(side, 0)
    for (const name of namesOf(read?.args[0] ?? side, open, 0)) if (isName(name)) names.add(name)
  }
  return [...names].map((name) => ({ name, from: place.file }))
}

/** A folder may be unknown (`emails/*\/welcome.hbs`, one for each language), the file itself not. */
function isName(name: string): boolean {
  return name.length < 300 && !/[\n<]|\{\{/.test(name) && !/\*[^/]*$/.test(name)
}

/** The call that read a template's text from a file, through whatever made something else of the text. */
function fileRead(value: Value, depth: number): ExternalCall | undefined {
  if (depth > deepest) return undefined
  const next = (inner: Value): ExternalCall | undefined => fileRead(inner, depth + 1)
  if (value.k === 'encoded') return next(value.of)
  if (value.k !== 'external') return undefined
  const read = value.calls.findLast(({ name, args }) => reading.test(name) && args.length > 0)
  if (read) return read
  if (/(?:^|[./])path\./.test(value.chain)) return undefined
  for (const { args } of value.calls) {
    for (const argument of args) {
      const found = next(argument)
      if (found) return found
    }
  }
  return undefined
}

const mostNames = 12

/** Paths as text, with the folder of the code as `.`, the project’s as nothing, and `*` for a part that is unknown. */
function namesOf(value: Value, open: (value: Value) => void, depth: number): readonly string[] {
  if (depth > deepest) return ['*']
  const next = (one: Value): readonly string[] => namesOf(one, open, depth + 1)
  const all = (values: readonly Value[], separator: string): readonly string[] => joined(values.map(next), separator)
  if (value.k === 'literal') return [String(value.value)]
  if (value.k === 'text') return all(value.parts, '')
  if (value.k === 'encoded') return next(value.of)
  if (value.k === 'union') return [...new Set(value.of.flatMap((side) => (side.k === 'none' ? [] : next(side))))].slice(0, mostNames)
  if (value.k === 'external') {
    if (value.chain === 'global:__dirname') return ['.']
    const last = value.calls.at(-1)
    if (!last)
      return /^\.{1,2}\//.test(value.chain)
        ? [value.chain.replace(/\?\w+$/, '')]
        : value.chain.startsWith('global:process.env')
          ? ['']
          : ['*']
    if (/path(?:\.posix)?\.(?:join|resolve)\(\)$/.test(value.chain)) return all(last.args, '/')
    if (/(?:dirname|normalize|fileURLToPath|resolve|URL#)(?:\(\))?$/.test(value.chain)) return next(last.args[0] ?? none)
    return [/process\.cwd\(\)$/.test(value.chain) ? '' : '*']
  }
  const path = value.k === 'path' ? value : asPath(value)
  if (path.origin.o === 'unknown' && path.origin.why === 'import.meta') return ['.']
  open(path)
  return ['*']
}

/** Every combination, as many as may mean something. */
function joined(parts: readonly (readonly string[])[], separator: string): readonly string[] {
  let paths: readonly string[] = ['']
  for (const [index, names] of parts.entries())
    paths = paths.flatMap((before) => names.map((name) => (index === 0 ? name : before + separator + name))).slice(0, mostNames)
  return paths
}
