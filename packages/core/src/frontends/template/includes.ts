import type { IncludeFact, OutputFact, PathFact, TemplateFacts, TemplateNote } from '../../template.js'
import { allOf } from './place-paths.js'

/** Where an include leads. `refused` says why it is not followed; undefined where no such file is known. */
export type ResolvedInclude = { readonly file: string } | { readonly refused: string } | undefined

export interface ResolveInclude {
  (from: string, include: IncludeFact): ResolvedInclude
  /** Files that an engine reads together with this one: Go's `define` may stand in any of them. */
  readonly together?: (file: string) => readonly string[]
}

export type FactsByFile = Pick<ReadonlyMap<string, TemplateFacts>, 'get'>

export interface Linked {
  readonly outputs: readonly OutputFact[]
  readonly notes: readonly TemplateNote[]
}

const deepest = 8
const mostOutputs = 5_000
const mostIncludes = 2_000

/**
 * What the templates included by this one print with what it hands them: their outputs with paths from here, at the
 * include. Paths that mean the same on both sides are left to the included template's own reading, unless `all` are wanted.
 */
export function followIncludes(
  template: TemplateFacts,
  facts: FactsByFile,
  resolve: ResolveInclude,
  which: 'changed' | 'all' = 'changed',
): Linked {
  const outputs: OutputFact[] = []
  const notes: TemplateNote[] = []
  const fragments: Fragments = { views: new Map(), whole: new Map() }
  const among: Among = { facts, resolve, fragments, imported: new Map() }
  let steps = 0
  const enter = (next: TemplateFacts, include: IncludeFact, bind: Bind, here: IncludeFact, trail: readonly string[]): void => {
    const inner = bindingOf(include, bind)
    for (const output of next.outputs) {
      const linked = outputs.length < mostOutputs ? linkedOutput(output, inner, here, next.file, which) : undefined
      if (linked) outputs.push(linked)
    }
    walk(next, inner, here, trail)
  }
  const walk = (at: TemplateFacts, bind: Bind, site: IncludeFact | undefined, trail: readonly string[]): void => {
    for (const include of at.includes) {
      if (++steps > mostIncludes) return
      const here = site ?? include
      const fragment =
        fragmentOf(at, include, fragments) ??
        importedFragment(at, include, among) ??
        fragmentTogether(at, include, among) ??
        // What a call hands to a macro of another file stands in this one.
        (include.target?.startsWith('caller of ') ? fragmentOf(template, include, fragments) : undefined)
      if (fragment) {
        const key = `${fragment.view.file}#${include.target}`
        if (!trail.includes(key) && trail.length < deepest) enter(fragment.view, fragment.call, bind, here, [...trail, key])
        continue
      }
      const to = resolve(at.file, include)
      if (!to || 'refused' in to) {
        const why = to ? to.refused : missing(include)
        if (why !== undefined && !site) notes.push({ kind: 'include', span: include.span, message: `Include not followed: ${why}.` })
        continue
      }
      if (trail.includes(to.file)) {
        if (!site)
          notes.push({
            kind: 'include',
            span: include.span,
            message: `Include not followed: “${include.target}” leads back to a template that includes it.`,
          })
        continue
      }
      const next = facts.get(to.file)
      if (!next || trail.length >= deepest || outputs.length >= mostOutputs) continue
      enter(next, include, bind, here, [...trail, to.file])
    }
  }
  walk(template, (path) => path, undefined, [template.file])
  return { outputs, notes }
}

/** MJML leaves out a file that is not there without a word; an engine’s own error tells of others. */
function missing({ via, target }: IncludeFact): string | undefined {
  return via === 'mjml' && target !== undefined ? `“${target}” is not there` : undefined
}

/** A part of a template as one of its own, and the call of it with its arguments named. */
interface Fragment {
  readonly view: TemplateFacts
  readonly call: IncludeFact
}

/** Parts of templates by their names, each a template of its own. */
interface Fragments {
  readonly views: Map<TemplateFacts, Map<string, TemplateFacts>>
  /** The template that a part is one of: a macro calls others of its file. */
  readonly whole: Map<TemplateFacts, TemplateFacts>
}

interface Among {
  readonly facts: FactsByFile
  readonly resolve: ResolveInclude
  readonly fragments: Fragments
  /** Files that a template includes, each once. */
  readonly imported: Map<TemplateFacts, ReadonlySet<string>>
}

/** A macro, a mixin or a function of a template is called, not a file: `row()`, `+row`. */
const callsFragment = (target: string): boolean => /^[+$]|\(\)$/.test(target)

/** A macro or mixin of a file that this one imports, includes or extends, or of one that those do. */
function importedFragment(
  template: TemplateFacts,
  include: IncludeFact,
  among: Among,
  trail: readonly string[] = [template.file],
): Fragment | undefined {
  if (include.target === undefined || !callsFragment(include.target) || trail.length > 3) return undefined
  for (const file of importedBy(template, among)) {
    const next = trail.includes(file) ? undefined : among.facts.get(file)
    const found = next && (fragmentOf(next, include, among.fragments) ?? importedFragment(next, include, among, [...trail, file]))
    if (found) return found
  }
  return undefined
}

/** Go's `{{template "row" .}}` of a `define` in another file. */
function fragmentTogether({ file }: TemplateFacts, include: IncludeFact, { facts, resolve, fragments }: Among): Fragment | undefined {
  if (include.via !== 'go' || include.target === undefined) return undefined
  for (const other of resolve.together?.(file) ?? []) {
    const next = other === file ? undefined : facts.get(other)
    const found = next && fragmentOf(next, include, fragments)
    if (found) return found
  }
  return undefined
}

function importedBy(template: TemplateFacts, { resolve, imported }: Among): ReadonlySet<string> {
  let files = imported.get(template)
  if (files) return files
  const found = template.includes.map((one) =>
    one.target === undefined || callsFragment(one.target) ? undefined : resolve(template.file, one),
  )
  files = new Set(found.flatMap((to) => (to && 'file' in to ? [to.file] : [])))
  imported.set(template, files)
  return files
}

/** A macro, mixin or inline partial of the same file, as a template of its own, and the call with its arguments named. */
function fragmentOf(part: TemplateFacts, include: IncludeFact, { views: known, whole }: Fragments): Fragment | undefined {
  const { target } = include
  const template = whole.get(part) ?? part
  const index = target === undefined ? -1 : template.blocks.findIndex(({ fragment }) => fragment?.name === target)
  if (target === undefined || index < 0) return undefined
  const views = known.get(template) ?? new Map<string, TemplateFacts>()
  known.set(template, views)
  const view = views.get(target) ?? viewOf(template, index)
  views.set(target, view)
  whole.set(view, template)
  const args: Record<string, PathFact> = { ...include.args }
  template.blocks[index]!.fragment!.params.forEach((param, position) => {
    const value = include.args[String(position)]
    if (value) args[param] = value
  })
  return { view, call: { ...include, args } }
}

function viewOf(template: TemplateFacts, index: number): TemplateFacts {
  const { blocks } = template
  const inside = ({ block }: { readonly block?: number }): boolean => {
    for (let at = block; at !== undefined; at = blocks[at]!.parent) if (at === index) return true
    return false
  }
  return { ...template, outputs: template.outputs.filter(inside), includes: template.includes.filter(inside) }
}

type Bind = (path: PathFact) => PathFact | undefined

function bindingOf(include: IncludeFact, outer: Bind): Bind {
  return (path) => {
    const [first, ...rest] = path.segments
    const arg = first !== undefined && Object.hasOwn(include.args, first) ? include.args[first]! : undefined
    if (arg) return outer(joined(arg, rest, path))
    if (include.context) return outer(joined(include.context, path.segments, path))
    return include.inherits ? outer(path) : undefined
  }
}

function joined(base: PathFact, rest: readonly string[], path: PathFact): PathFact {
  const whole = path.whole ?? (rest.length === 0 ? base.whole : undefined)
  return {
    segments: [...base.segments, ...rest].slice(0, 40),
    span: path.span,
    ...(whole && { whole }),
    ...(base.element !== undefined && { element: base.element }),
    ...(base.also && { also: base.also.map((one) => joined(one, rest, path)) }),
  }
}

function linkedOutput(output: OutputFact, bind: Bind, site: IncludeFact, file: string, which: 'changed' | 'all'): OutputFact | undefined {
  const paths: PathFact[] = []
  for (const path of output.paths) {
    const bound = bind(path)
    for (const one of bound ? allOf(bound) : []) if (which === 'all' || one.segments.join('.') !== path.segments.join('.')) paths.push(one)
  }
  if (paths.length === 0) return undefined
  const { block: _, ...rest } = output
  return { ...rest, paths, span: site.span, origin: { file, span: output.span }, ...(site.block !== undefined && { block: site.block }) }
}
