import type { FunctionId, TermId, BindingId } from '../facts.js'
import { ask, type FileView, type Question } from './view.js'

export interface Names {
  /** Names in its own file: variables, members, properties. */
  readonly local: ReadonlySet<string>
  readonly exported: ReadonlySet<string>
  /** It is reached as a member of something: a method, a property of an object. */
  readonly member: boolean
}

export function namesOf(view: FileView, fn: FunctionId): Names {
  return ask(view, names, fn)
}

const names: Question<Names> = { about: 'functions', answer: foundNames }

function foundNames(view: FileView, fn: FunctionId): Names {
  const { facts } = view
  const fact = facts.functions[fn]!
  const local = new Set<string>()
  const exported = new Set<string>()
  let member = false
  if (fact.kind === 'constructor' && fact.class !== undefined) {
    const cls = facts.classes[fact.class]!
    if (cls.name) local.add(cls.name)
  } else if (fact.class !== undefined && fact.kind !== 'arrow' && fact.name) {
    local.add(fact.name)
    member = true
  }
  const carriers = new Set<TermId>()
  facts.terms.forEach((term, id) => {
    if (term.k === 'function' && term.function === fn) carriers.add(id)
  })
  // A function may be wrapped before it gets its name: `const send = useCallback(async () => …)`.
  const use = view.uses.get(fn)
  if (use && use.keys.length === 0) carriers.add(use.call)
  const bindings = new Set<BindingId>()
  for (const effect of facts.effects) {
    if (effect.k === 'write' && (carriers.has(effect.value) || awaitedCarrier(view, effect.value, carriers))) {
      bindings.add(effect.binding)
      local.add(facts.bindings[effect.binding]!.name)
    }
    if (effect.k === 'set' && effect.value !== undefined && effect.key !== undefined && carriers.has(effect.value)) {
      local.add(effect.key)
      member = true
    }
  }
  for (const term of facts.terms) {
    if (term.k !== 'object') continue
    for (const entry of term.entries) {
      if (!('key' in entry)) continue
      const value = facts.terms[entry.value]!
      if (carriers.has(entry.value) || (value.k === 'ref' && bindings.has(value.binding))) {
        local.add(entry.key)
        member = true
      }
    }
  }
  for (const cls of facts.classes) {
    for (const one of cls.members) {
      if (one.value !== undefined && carriers.has(one.value)) {
        local.add(one.name)
        member = true
      }
    }
  }
  for (const one of facts.exports) {
    if ('star' in one || !('value' in one)) continue
    const value = facts.terms[one.value]!
    if (
      carriers.has(one.value) ||
      (value.k === 'ref' && bindings.has(value.binding)) ||
      (value.k === 'class' && fact.class === value.class) ||
      (value.k === 'ref' && facts.bindings[value.binding]!.kind === 'class' && local.has(facts.bindings[value.binding]!.name))
    )
      exported.add(one.name)
    if (
      value.k === 'call' &&
      value.args.some((argument) => 'item' in argument && (carriers.has(argument.item) || isRefTo(view, argument.item, bindings)))
    )
      exported.add(one.name)
  }
  return { local, exported, member }
}

function isRefTo(view: FileView, id: TermId, bindings: ReadonlySet<BindingId>): boolean {
  const term = view.facts.terms[id]!
  return term.k === 'ref' && bindings.has(term.binding)
}

function awaitedCarrier(view: FileView, id: TermId, carriers: ReadonlySet<TermId>): boolean {
  const term = view.facts.terms[id]!
  return (term.k === 'cast' || term.k === 'await') && carriers.has(term.of)
}
