import type { Suggestion } from '../finding.js'
import { viewFor, type World } from '../flow/world.js'
import type { FileView } from '../flow/view.js'
import type { Place, Span } from '../source.js'

/** `users[0]` inside of `for (const user of users)`: the element whose turn it is, where it has a name there. */
export function useElement(world: World, pick: string, place: Place): Suggestion | undefined {
  const [, kind, file, start] = /^\[(each|loop) (.+):(\d+)\]$/.exec(pick) ?? []
  const view = file === place.file ? viewFor(world, file) : undefined
  if (!view || start === undefined) return undefined
  const turn = kind === 'loop' ? loopTurn(view, Number(start)) : callbackTurn(view, Number(start))
  if (!turn || !within(place.span, turn.span)) return undefined
  const edits = view.facts.terms.flatMap((term) =>
    term.k === 'index' && view.facts.terms[term.at]!.k === 'literal' && within(term.span, place.span)
      ? [{ span: term.span, text: turn.name }]
      : [],
  )
  // Of two lists one may be meant.
  return edits.length === 1 ? { description: `Use “${turn.name}”, the one who gets this copy`, edits } : undefined
}

interface Turn {
  readonly name: string
  readonly span: Span
}

function loopTurn({ facts, writes }: FileView, start: number): Turn | undefined {
  const loop = facts.loops.findIndex(({ span }) => span[0] === start)
  for (const [binding, [write]] of writes) {
    const value = write && facts.terms[write.value]!
    if (value?.k === 'element' && value.loop === loop) return { name: facts.bindings[binding]!.name, span: facts.loops[loop]!.span }
  }
  return undefined
}

function callbackTurn({ facts, writes, uses }: FileView, start: number): Turn | undefined {
  for (const [fn, use] of uses) {
    if (use.keys.length > 0 || facts.terms[use.call]!.span[0] !== start) continue
    const { params, span } = facts.functions[fn]!
    for (const [binding, [write]] of writes) if (write && write.value === params[0]) return { name: facts.bindings[binding]!.name, span }
  }
  return undefined
}

function within(inner: Span, outer: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1]
}
