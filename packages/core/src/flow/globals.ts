import type { Binding, BindingId, Effect, FileFacts } from '../facts.js'

/** `emails = []` where nothing declares `emails`: the file's facts with such names as variables of the module. */
export function withGlobals(facts: FileFacts): FileFacts {
  const written = new Map<string, BindingId>()
  const bindings: Binding[] = [...facts.bindings]
  for (const effect of facts.effects) {
    if (effect.k !== 'global-write' || written.has(effect.name)) continue
    written.set(effect.name, bindings.length)
    bindings.push({ name: effect.name, kind: 'var', function: 0, span: effect.span })
  }
  if (written.size === 0) return facts
  const terms = facts.terms.map((term) => {
    const binding = term.k === 'global' ? written.get(term.name) : undefined
    return binding === undefined ? term : { k: 'ref' as const, binding, span: term.span }
  })
  return { ...facts, bindings, terms, effects: facts.effects.map((effect) => declared(effect, written)) }
}

function declared(effect: Effect, written: ReadonlyMap<string, BindingId>): Effect {
  if (effect.k !== 'global-write') return effect
  const { name, k: _, ...rest } = effect
  return { ...rest, k: 'write', binding: written.get(name)! }
}
