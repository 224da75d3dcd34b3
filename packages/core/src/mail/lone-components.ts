import type { FileFacts, FunctionId, TermId } from '../facts.js'
import { evaluate } from '../flow/evaluate.js'
import { memberType } from '../flow/member-types.js'
import { filesSaying, fitting, writtenAt } from '../flow/texts.js'
import { union } from '../flow/union.js'
import { none, type Value } from '../flow/value.js'
import { ask, type FileView, type Question } from '../flow/view.js'
import { frameFor, symbolicFrame, viewFor, type World } from '../flow/world.js'
import { literalsOf, type RawLiteral } from '../people/literals.js'
import type { Place, Span } from '../source.js'
import type { PathFact, TemplateLibrary } from '../template.js'
import type { ContentLeaf } from './content-leaf.js'
import { shownProps } from './content-markup.js'
import { componentLeaves } from './content.js'
import { hearing } from './hearing.js'

/** Packages of components that make mails. */
const packages = ['@react-email', 'react-email', 'jsx-email', '@jsx-email', 'mjml-react', '@faire/mjml-react']
/** A project gives them out under its own name: `export { Body, Html } from '@react-email/components'`. */
const handingOn = new RegExp(String.raw`\bexport\s*(?:\*|\{[^}]*\})\s*from\s*['"](?:${packages.join('|')})\b`)
/** What a mail begins with, whether the package’s or the markup’s own. */
const root = /^jsx:(?:\w+\.)?(?:Html|html|Mjml|mjml|Email)$/
/** Without one of these a text takes nothing from a list. */
const listing = /\.(?:map|flatMap|forEach|reduce|join|at)\s*\(|\bfor\s*\(|JSON\.stringify|[\w)\]]\[\s*\d+\s*\]/
const ownRoot = /<(?:\w+\.)?(?:Html|Mjml)\b/
/** An address or token among the markup, and none of a sample that stands in for a property. */
const written = />[^<>"'`{}=;]*[\w.+-]@[\w-]+\.\w|\b(?:title|alt|href)=["'{`]+[^"'`{}]*(?:@|token=|eyJ)|\{["'`][^"'`\n]*[\w.+-]@[\w-]+\.\w/
const isTyped = (text: string): boolean => ownRoot.test(text) && written.test(text)
/** A part of mails that lists something. */
const isPart = (text: string): boolean => listing.test(text) && !ownRoot.test(text)
/** Steps that one component may take. */
const mostSteps = 20_000

/** What a component prints of what it is handed. */
export interface PrintedProp {
  readonly path: PathFact
  readonly tag: Place
  readonly shares: boolean
}

/** A mail that a component makes, whoever sends it. */
export interface LoneComponent {
  /** The component itself. */
  readonly place: Place
  readonly printed: readonly PrintedProp[]
  /** Somebody's data that is typed into its markup. */
  readonly written: readonly (RawLiteral & { readonly invites: boolean })[]
}

/** Of a file that was read before, what came of it, and whether all that was asked for it is answered alike. */
export type ComponentMemory = WeakMap<
  FileFacts,
  { readonly found: readonly LoneComponent[]; readonly holds: (index: World['index']) => boolean }
>

interface Look {
  readonly index: World['index']
  readonly library: TemplateLibrary
  /** Each file has a world of its own, so that what is asked for it is known. */
  readonly worldOf: (index: World['index']) => World
  readonly memory: ComponentMemory
  /** Those that list nothing, too. */
  readonly all?: boolean
}

/** Mails made by components of the project that print something of what they are handed, by file and place. */
export function loneComponents(look: Look): LoneComponent[] {
  const { index, memory } = look
  return candidates(index, look.all === true).flatMap((file) => {
    const facts = index.facts(file)
    const known = facts && memory.get(facts)
    if (known?.holds(index)) return known.found
    const { index: heard, holds } = hearing(index)
    const found = readFile(look.worldOf(heard), look.library, file)
    if (facts) memory.set(facts, { found, holds })
    return found
  })
}

/** Files of components that take something from a list, or use one that does, and those that hold what somebody typed. */
function candidates(index: World['index'], all: boolean): readonly string[] {
  const naming = index.filesImporting(packages)
  const through = filesSaying(index, naming, fitting(handingOn)).flatMap((file) => index.importersOf(file))
  const files = [...new Set([...naming, ...through])].filter((file) => index.role(file) === 'source')
  if (all) return files.sort()
  const parts = filesSaying(index, files, isPart).map((file) => /([^/]+?)(?:\/index)?\.\w+$/.exec(file)?.[1] ?? file)
  const names = parts.map((name) => name.replace(/\W/g, '\\$&')).join('|')
  const users =
    names === '' ? [] : filesSaying(index, files, fitting(new RegExp(String.raw`from\s*['"][^'"\n]*\b(?:${names})(?:\.\w+)?['"]`)))
  return [...new Set([...filesSaying(index, files, fitting(listing)), ...users, ...filesSaying(index, files, isTyped)])].sort()
}

function readFile(world: World, library: TemplateLibrary, file: string): LoneComponent[] {
  const view = viewFor(world, file)
  return view ? exportedFunctions(world, view).flatMap((fn) => readComponent(world, library, view, fn) ?? []) : []
}

/** What a file exports, but for functions that can make no mail: they hold no markup and name nothing that stands outside of them. */
const makingMarkup: Question<readonly { readonly value: TermId }[]> = {
  about: 'functions',
  answer: (view) => {
    const { facts } = view
    const marks: { readonly id: TermId; readonly at: number }[] = []
    for (let id = 0; id < facts.terms.length; id++) {
      const term = facts.terms[id]!
      if (isMark(facts, term)) marks.push({ id, at: term.span[0] })
    }
    return facts.exports.flatMap((exported) => {
      if (!('value' in exported)) return []
      const { value } = exported
      const span = functionSpan(view, value)
      // The name in `export function name` is what is exported.
      return !span || marks.some(({ id, at }) => id !== value && span[0] <= at && at < span[1]) ? [{ value }] : []
    })
  },
}

/** Markup, and what stands for something outside of functions. */
function isMark({ bindings }: FileFacts, term: FileFacts['terms'][number]): boolean {
  if (term.k === 'ref') return bindings[term.binding]!.function === 0
  return term.k === 'jsx' || term.k === 'import' || term.k === 'this' || (term.k === 'global' && term.name === 'React')
}

/** Where a value that is a function, or the name of one, is written. */
function functionSpan({ facts, writes }: FileView, id: TermId): Span | undefined {
  const term = facts.terms[id]!
  if (term.k === 'function') return facts.functions[term.function]!.span
  const [write, ...more] = term.k === 'ref' ? (writes.get(term.binding) ?? []) : []
  const value = write && more.length === 0 ? facts.terms[write.value]! : undefined
  return value?.k === 'function' ? facts.functions[value.function]!.span : undefined
}

/** Functions that a file exports under some name, in the order that they stand in. */
function exportedFunctions(world: World, view: FileView): FunctionId[] {
  const found = new Set<FunctionId>()
  for (const exported of ask(view, makingMarkup, 0)) {
    world.steps = mostSteps
    const value = evaluate(world, symbolicFrame(world, view, 0, undefined), exported.value)
    if (value.k === 'function' && value.file === view.file) found.add(value.fn)
  }
  return [...found].sort((a, b) => a - b)
}

function readComponent(world: World, library: TemplateLibrary, view: FileView, fn: FunctionId): LoneComponent | undefined {
  world.steps = mostSteps
  world.exhausted = false
  const frame = symbolicFrame(world, view, fn, undefined)
  const made = union(
    (view.returns.get(fn) ?? []).map((effect): Value =>
      effect.value === undefined ? none : evaluate(world, frameFor(world, frame, effect.function), effect.value),
    ),
  )
  let isMail = false
  const element = (chain: string): void => {
    isMail ||= root.test(chain)
  }
  const place = { file: view.file, span: view.facts.functions[fn]!.span }
  const leaves = componentLeaves(world, library, made, place, { element })
  if (!isMail) return undefined
  return {
    place,
    printed: leaves.flatMap((leaf) => printedOf(world, leaf, view.file, fn) ?? []),
    written: writtenIn(world, view, fn),
  }
}

/** Data typed into elements that stand in a part of a file: text, and the props that a reader sees. */
function writtenIn(world: World, view: FileView, fn: FunctionId): LoneComponent['written'] {
  const found = ask(view, shownLiterals, fn).flatMap(({ span: [from, to] }) => {
    const text = writtenAt(world.index, { file: view.file, span: [from, to] })
    return literalsOf(text, text).map(({ kind, value, span }) => {
      const invites = text.slice(0, span[0]).toLowerCase().endsWith('mailto:')
      return { kind, value, span: [span[0] + from, span[1] + from] as const, invites }
    })
  })
  return found.sort((a, b) => a.span[0] - b.span[0])
}

/** Where the strings stand that elements of a function show. */
const shownLiterals: Question<readonly { readonly span: Span }[]> = {
  about: 'functions',
  answer({ facts }, fn) {
    const [from, to] = facts.functions[fn]!.span
    const found: { readonly span: Span }[] = []
    const look = (id: TermId): void => {
      const term = facts.terms[id]!
      if (term.k === 'text') term.parts.forEach(look)
      if (term.k === 'literal' && typeof term.value === 'string') found.push({ span: term.span })
    }
    for (const term of facts.terms) {
      if (term.k !== 'jsx' || term.span[0] < from || term.span[1] > to) continue
      term.children.forEach(look)
      for (const prop of term.props) if ('key' in prop && shownProps.has(prop.key)) look(prop.value)
    }
    return found
  },
}

function printedOf(
  world: World,
  { value, others, dump, component, shares }: ContentLeaf,
  file: string,
  fn: FunctionId,
): PrintedProp | undefined {
  const { origin } = value
  if (others || !component?.printed || origin.o !== 'param' || origin.file !== file || origin.fn !== fn || origin.index !== 0)
    return undefined
  const tag = component.printed
  const element = elementType(world, value, origin.type) ?? value.of
  const path: PathFact = {
    segments: value.segments.map(segmentOf),
    span: tag.span,
    ...(element !== undefined && { element }),
    ...(dump && { whole: 'dump' }),
  }
  return { path, tag, shares: shares === true }
}

/** What the properties’ type calls an element of the list that a path leads through: of `items: Guest[]` a `Guest`. */
function elementType(world: World, { segments, origin }: ContentLeaf['value'], props: string | undefined): string | undefined {
  if (origin.o !== 'param') return undefined
  let type = props
  for (const segment of segments) {
    if (type === undefined) return undefined
    if (segment.startsWith('[')) return /^(?:readonly)?(?:(?:Readonly)?Array<)?([A-Z]\w*)/.exec(type)?.[1]
    type = memberType(world, origin.file, type, segment)
  }
  return undefined
}

/** As paths of templates have it: each of a list, one at a place, or one that something else picked. */
function segmentOf(segment: string): string {
  if (!segment.startsWith('[')) return segment
  const pick = segment.slice(1, -1)
  if (/^(?:\d+|last)$/.test(pick)) return pick
  return /^(?:find|index|key)\b/.test(pick) ? '?' : '[]'
}
