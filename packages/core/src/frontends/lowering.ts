import type {
  Binding,
  BindingId,
  ClassFact,
  Effect,
  ExportFact,
  FunctionFact,
  FunctionId,
  Guard,
  Loop,
  LoopId,
  Term,
  TermId,
  TypeFact,
} from '../facts.js'
import type { Span } from '../source.js'
import { child, spanOf, type Node } from './nodes.js'

export interface Scope {
  readonly names: Map<string, BindingId>
  readonly parent: Scope | undefined
  readonly fn: FunctionId
  /** `var` is hoisted to here. */
  readonly isFunction: boolean
  readonly loop: LoopId | undefined
}

/** Lists under construction; the same shape as the facts, still writable. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] }

/** One file being lowered: the facts so far, and where in the file we are. */
export interface Lowering {
  readonly text: string
  /** The text may declare a name for all of a function. */
  readonly hasVar: boolean
  readonly terms: Term[]
  readonly bindings: Draft<Binding>[]
  readonly functions: Draft<FunctionFact>[]
  readonly classes: Draft<ClassFact>[]
  readonly loops: Draft<Loop>[]
  readonly effects: Effect[]
  readonly exports: ExportFact[]
  readonly specifiers: Set<string>
  readonly types: TypeFact[]
  scope: Scope
  fn: FunctionId
  around: readonly LoopId[]
  guards: readonly Guard[]
}

export function startLowering(program: Node, text: string): Lowering {
  const module: FunctionFact = { kind: 'module', loops: [], params: [], span: spanOf(program) }
  return {
    text,
    hasVar: text.includes('var'),
    terms: [],
    bindings: [],
    functions: [module],
    classes: [],
    loops: [],
    effects: [],
    exports: [],
    specifiers: new Set(),
    types: [],
    scope: { names: new Map(), parent: undefined, fn: 0, isFunction: true, loop: undefined },
    fn: 0,
    around: [],
    guards: [],
  }
}

type TermBody = Term extends infer T ? (T extends Term ? Omit<T, 'span'> : never) : never
/** A term of a kind while its fields are set. */
export type TermDraft<K extends Term['k']> = Draft<Extract<TermBody, { readonly k: K }>>
type EffectBody = Effect extends infer E ? (E extends Effect ? Omit<E, 'function' | 'loops' | 'guards' | 'span'> : never) : never

export function addTerm(low: Lowering, term: TermBody, at: Node | Span): TermId {
  // Every caller makes the body on the spot, so it is completed in place, which spares a copy of each.
  const whole = term as Draft<Term>
  whole.span = 'type' in at ? spanOf(at) : at
  return low.terms.push(whole as Term) - 1
}

export function addEffect(low: Lowering, effect: EffectBody, at: Node): void {
  const whole = effect as Draft<Effect>
  whole.function = low.fn
  whole.loops = low.around
  whole.guards = low.guards
  whole.span = spanOf(at)
  low.effects.push(whole as Effect)
}

export function addSpecifier(low: Lowering, source: string): void {
  low.specifiers.add(source)
}

function isBetweenMembers(text: string, at: number, length: number): boolean {
  return text.startsWith('{') && /[\w\])}>'"]/.test(text[at - 1] ?? '') && /[\w$'"[]/.test(text[at + length] ?? '')
}

/** A type annotation as text, comments and white space removed, so that every parser gives the same. */
export function typeText(low: Lowering, annotation: Node | undefined): string | undefined {
  if (!annotation) return undefined
  let type = annotation
  while (/^(TSTypeAnnotation|TypeAnnotation|TSParenthesizedType)$/.test(type.type)) type = child(type, 'typeAnnotation') ?? type
  const [start, end] = spanOf(type)
  // Quoted names and literal types may hold what looks like a comment.
  const bare = low.text.slice(start, end).replace(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\/\*[\s\S]*?\*\/|\/\/[^\n]*|[^\S\n]+/g, '$1')
  // Members on lines of their own need no semicolon.
  return bare.replace(/\n+/g, (line, at: number) => (isBetweenMembers(bare, at, line.length) ? ';' : ''))
}

export function inScope(low: Lowering, scope: Partial<Pick<Scope, 'fn' | 'isFunction' | 'loop'>>, run: () => void): void {
  const outer = low.scope
  low.scope = {
    names: new Map(),
    parent: outer,
    fn: scope.fn ?? low.fn,
    isFunction: scope.isFunction ?? false,
    loop: scope.isFunction ? undefined : (scope.loop ?? outer.loop),
  }
  run()
  low.scope = outer
}

export function underGuard(low: Lowering, guard: Guard, run: () => void): void {
  const outer = low.guards
  low.guards = [...outer, guard]
  run()
  low.guards = outer
}
