import type { TermId, FileFacts, FunctionId } from '../facts.js'

/** Where a function literal is handed to a call, straight away. */
export interface Use {
  readonly call: TermId
  readonly index: number
  /** Key path inside an object argument: `useMutation({ onSuccess: fn })`. */
  readonly keys: readonly string[]
}

export function membersOf(facts: FileFacts): Map<FunctionId, readonly string[]> {
  const keys = new Map<TermId, readonly string[]>()
  const members = new Map<FunctionId, readonly string[]>()
  // Terms stand before the objects that hold them, so objects are walked from the last to the first.
  for (let id = facts.terms.length - 1; id >= 0; id--) {
    const term = facts.terms[id]!
    if (term.k !== 'object') continue
    for (const entry of term.entries) {
      if (!('key' in entry)) continue
      const path = [...(keys.get(id) ?? []), entry.key]
      const value = facts.terms[entry.value]!
      if (value.k === 'object') keys.set(entry.value, path)
      if (value.k === 'function') members.set(value.function, path)
    }
  }
  return members
}

export function usesOf(facts: FileFacts): Map<FunctionId, Use> {
  const uses = new Map<FunctionId, Use>()
  facts.terms.forEach((term, call) => {
    if (term.k !== 'call') return
    term.args.forEach((argument, index) => {
      if ('item' in argument) note(argument.item, { call, index, keys: [] }, 2)
    })
  })
  return uses

  function note(id: TermId, use: Use, depth: number): void {
    const term = facts.terms[id]!
    if (term.k === 'function') uses.set(term.function, use)
    if (term.k !== 'object' || depth === 0) return
    for (const entry of term.entries) {
      if ('key' in entry) note(entry.value, { ...use, keys: [...use.keys, entry.key] }, depth - 1)
    }
  }
}
