import type { BindingId, Effect, ExportFact, FileFacts, FunctionId, TermId } from '../facts.js'
import { withGlobals } from './globals.js'
import { type Narrowing, narrowingsOf } from './narrowings.js'
import { usesOf, membersOf, type Use } from './uses.js'

type EffectOf<K extends Effect['k']> = Extract<Effect, { k: K }>

/** One file's facts with the look-ups the engine needs; made once per file and kept. */
export interface FileView {
  readonly file: string
  readonly facts: FileFacts
  readonly writes: ReadonlyMap<BindingId, readonly EffectOf<'write'>[]>
  /** The binding that a term is the first value of: a parameter's own name. */
  readonly firstNamed: ReadonlyMap<TermId, BindingId>
  /** Effects that change what a binding's value holds: method calls on it and writes to its fields, by root binding. */
  readonly changes: ReadonlyMap<BindingId, readonly Effect[]>
  /** Writes to `this.field`, by field. */
  readonly selfWrites: ReadonlyMap<string, readonly EffectOf<'set'>[]>
  /** Writes inside `this.field`, by field: `this.message.to = x`. */
  readonly selfSets: ReadonlyMap<string, readonly EffectOf<'set'>[]>
  /** Method calls on `this.field`, by field: `this.list.push(x)`. */
  readonly selfChanges: ReadonlyMap<string, readonly EffectOf<'call'>[]>
  /** Writes to a field of anything, by field. */
  readonly setsByKey: ReadonlyMap<string, readonly EffectOf<'set'>[]>
  /** Exports with a name of their own, by name. */
  readonly exportsNamed: ReadonlyMap<string, readonly Exclude<ExportFact, { star: string }>[]>
  /** `export * from`. */
  readonly exportsAll: readonly Extract<ExportFact, { star: string }>[]
  readonly awaits: ReadonlyMap<FunctionId, readonly EffectOf<'await'>[]>
  readonly returns: ReadonlyMap<FunctionId, readonly EffectOf<'return'>[]>
  readonly yields: ReadonlyMap<FunctionId, readonly EffectOf<'yield'>[]>
  readonly calls: readonly EffectOf<'call'>[]
  /** Calls by the last name of the callee: `a.b.send()` and `send()` are both under `send`. */
  readonly callsByName: ReadonlyMap<string, readonly EffectOf<'call'>[]>
  readonly callEffect: ReadonlyMap<TermId, EffectOf<'call'>>
  /** Calls on an array where it is written: `(groups[key] ??= []).push(x)`, by the array's term. */
  readonly pushes: ReadonlyMap<TermId, readonly TermId[]>
  readonly uses: ReadonlyMap<FunctionId, Use>
  readonly narrowings: readonly Narrowing[]
  /** Keys on the way to a function that is a property of an object: Mutation, inviteGuests. */
  readonly members: ReadonlyMap<FunctionId, readonly string[]>
}

/** The lists of a file's facts whose entries are named by their number. */
export type Numbered = 'terms' | 'bindings' | 'functions' | 'classes' | 'loops'

/** Something that is found out by looking through a whole file, about one entry. It hangs on nothing but the file. */
export interface Question<T> {
  readonly about: Numbered
  answer(view: FileView, about: number): T
}

type Answering = <T>(question: Question<T>, about: number) => T

const views = new WeakMap<FileFacts, FileView>()
const answering = new WeakMap<FileView, Answering>()
const known = new WeakMap<Question<unknown>, WeakMap<FileView, Map<number, unknown>>>()

/** Asks a question of a view; whoever notes what is read of it notes the answer alone. */
export function ask<T>(view: FileView, question: Question<T>, about: number): T {
  const answers = answering.get(view)
  return answers ? answers(question, about) : answered(view, question, about)
}

/** Asks a question that is made for this once: nobody asks it again, and nothing is kept for that. */
export function askOnce<T>(view: FileView, question: Question<T>, about: number): T {
  const answers = answering.get(view)
  return answers ? answers(question, about) : question.answer(view, about)
}

/** A file says the same whenever it is asked: it is looked through once for each question. */
function answered<T>(view: FileView, question: Question<T>, about: number): T {
  let ofViews = known.get(question) as WeakMap<FileView, Map<number, T>> | undefined
  if (!ofViews) known.set(question, (ofViews = new WeakMap()))
  let answers = ofViews.get(view)
  if (!answers) ofViews.set(view, (answers = new Map()))
  if (answers.has(about)) return answers.get(about)!
  const answer = question.answer(view, about)
  answers.set(about, answer)
  return answer
}

/** Something of a view that is made once, when it is first asked for. */
export function ofView<T>(make: (view: FileView) => T): (view: FileView) => T {
  const made = new WeakMap<FileView, { readonly value: T }>()
  return (view) => {
    let one = made.get(view)
    if (!one) made.set(view, (one = { value: make(view) }))
    return one.value
  }
}

/** Names by the term that their writes make them stand for. */
export function namesByTerm(
  writes: FileView['writes'],
  termOf: (writes: readonly EffectOf<'write'>[]) => TermId | undefined,
): ReadonlyMap<TermId, readonly { readonly binding: BindingId }[]> {
  const names = new Map<TermId, { readonly binding: BindingId }[]>()
  for (const [binding, all] of writes) {
    const term = termOf(all)
    if (term !== undefined) push(names, term, { binding })
  }
  return names
}

/** Has a view stand for facts, and somebody answer what is asked of it. */
export function standIn(facts: FileFacts, view: FileView, answers: Answering): void {
  views.set(facts, view)
  answering.set(view, answers)
}

export function viewOf(file: string, facts: FileFacts): FileView {
  const known = views.get(facts)
  if (known) return known
  const view = build(file, withGlobals(facts))
  views.set(facts, view)
  return view
}

function build(file: string, facts: FileFacts): FileView {
  const writes = new Map<BindingId, EffectOf<'write'>[]>()
  const firstNamed = new Map<TermId, BindingId>()
  const changes = new Map<BindingId, Effect[]>()
  const selfWrites = new Map<string, EffectOf<'set'>[]>()
  const selfSets = new Map<string, EffectOf<'set'>[]>()
  const selfChanges = new Map<string, EffectOf<'call'>[]>()
  const setsByKey = new Map<string, EffectOf<'set'>[]>()
  const awaits = new Map<FunctionId, EffectOf<'await'>[]>()
  const returns = new Map<FunctionId, EffectOf<'return'>[]>()
  const yields = new Map<FunctionId, EffectOf<'yield'>[]>()
  const calls: EffectOf<'call'>[] = []
  const callsByName = new Map<string, EffectOf<'call'>[]>()
  const callEffect = new Map<TermId, EffectOf<'call'>>()
  const pushes = new Map<TermId, TermId[]>()
  let uses: FileView['uses'] | undefined
  let members: FileView['members'] | undefined
  let narrowings: FileView['narrowings'] | undefined

  for (const effect of facts.effects) {
    switch (effect.k) {
      case 'write':
        push(writes, effect.binding, effect)
        if (effect.init) {
          const value = facts.terms[effect.value]!
          const named = value.k === 'default' ? value.of : effect.value
          if (!firstNamed.has(named)) firstNamed.set(named, effect.binding)
        }
        break
      case 'set': {
        if (effect.key !== undefined) push(setsByKey, effect.key, effect)
        const root = rootOf(facts, effect.of)
        if (root.binding !== undefined) push(changes, root.binding, effect)
        const target = facts.terms[effect.of]!
        if (root.self && effect.key !== undefined && target.k === 'this') push(selfWrites, effect.key, effect)
        if (effect.key !== undefined && target.k === 'field' && facts.terms[target.of]!.k === 'this') push(selfSets, target.name, effect)
        break
      }
      case 'await':
        push(awaits, effect.function, effect)
        break
      case 'return':
        push(returns, effect.function, effect)
        break
      case 'yield':
        push(yields, effect.function, effect)
        break
      case 'call': {
        calls.push(effect)
        callEffect.set(effect.term, effect)
        const call = facts.terms[effect.term]!
        if (call.k !== 'call') break
        const name = calleeName(facts, call.callee)
        if (name) push(callsByName, name, effect)
        const callee = facts.terms[call.callee]!
        if (callee.k === 'field') {
          const root = rootOf(facts, callee.of)
          if (root.binding !== undefined) push(changes, root.binding, effect)
          const of = facts.terms[callee.of]!
          if (of.k === 'array') push(pushes, callee.of, effect.term)
          if (of.k === 'field' && facts.terms[of.of]!.k === 'this') push(selfChanges, of.name, effect)
        }
        for (const argument of call.args) {
          const term = 'item' in argument ? facts.terms[argument.item]! : undefined
          if (term?.k === 'ref') push(changes, term.binding, effect)
        }
        break
      }
      default:
        break
    }
  }
  return {
    file,
    facts,
    writes,
    firstNamed,
    changes,
    selfWrites,
    selfSets,
    selfChanges,
    setsByKey,
    ...exportsOf(facts),
    awaits,
    returns,
    yields,
    calls,
    callsByName,
    callEffect,
    pushes,
    // Of a text that somebody types few of these are asked for.
    get uses() {
      return (uses ??= usesOf(facts))
    },
    get members() {
      return (members ??= membersOf(facts))
    },
    get narrowings() {
      return (narrowings ??= narrowingsOf(facts, writes))
    },
  }
}

function exportsOf({ exports }: FileFacts): Pick<FileView, 'exportsNamed' | 'exportsAll'> {
  const exportsNamed = new Map<string, Exclude<ExportFact, { star: string }>[]>()
  const exportsAll: Extract<ExportFact, { star: string }>[] = []
  for (const fact of exports) {
    if ('star' in fact) exportsAll.push(fact)
    else push(exportsNamed, fact.name, fact)
  }
  return { exportsNamed, exportsAll }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) {
    if (list[list.length - 1] !== value) list.push(value)
  } else map.set(key, [value])
}

/** The binding (or `this`) a chain of fields and indexes hangs on. */
export function rootOf(facts: FileFacts, id: TermId): { binding?: BindingId; self?: true; depth: number } {
  let depth = 0
  for (let term = facts.terms[id]!; ; depth++) {
    if (term.k === 'ref') return { binding: term.binding, depth }
    if (term.k === 'this') return { self: true, depth }
    if (term.k === 'field' || term.k === 'index' || term.k === 'cast' || term.k === 'await') term = facts.terms[term.of]!
    else if (term.k === 'call' && facts.terms[term.callee]!.k === 'field') term = facts.terms[term.callee]!
    else return { depth }
  }
}

/** Whether a function is another, or stands in it. */
export function isWithin(view: FileView, inner: FunctionId, outer: FunctionId): boolean {
  for (let at: FunctionId | undefined = inner; at !== undefined; at = view.facts.functions[at]!.parent) if (at === outer) return true
  return false
}

export function calleeName(facts: FileFacts, callee: TermId): string | undefined {
  const term = facts.terms[callee]!
  if (term.k === 'field') return term.name
  if (term.k === 'ref') return facts.bindings[term.binding]!.name
  if (term.k === 'global') return term.name
  if (term.k === 'cast') return calleeName(facts, term.of)
  return undefined
}
