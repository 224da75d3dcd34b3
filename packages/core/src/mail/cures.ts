import type { Suggestion } from '../finding.js'
import { viewFor, type World } from '../flow/world.js'
import type { FileView } from '../flow/view.js'
import type { Place, Span } from '../source.js'

/** A loop, or a call that hands out one element after another. */
export interface Turn {
  readonly file: string
  readonly span: Span
  /** What it runs over, or the callee: where a reader looks first. */
  readonly head: Span
  /** The element’s name in it. */
  readonly name?: string
}

/** The loop or call that a pick in an access path names. */
export function turnOf(world: World, pick: string): Turn | undefined {
  const [, kind, file, start] = /^\[(each|loop) (.+):(\d+)\]$/.exec(pick) ?? []
  const view = file === undefined ? undefined : viewFor(world, file)
  if (!view || start === undefined) return undefined
  return kind === 'loop' ? loopTurn(view, Number(start)) : callbackTurn(view, Number(start))
}

/** `users[0]` inside of `for (const user of users)`: the element whose turn it is, where it has a name there. */
export function useElement(world: World, pick: string, place: Place): Suggestion | undefined {
  const turn = turnOf(world, pick)
  const view = turn?.file === place.file ? viewFor(world, place.file) : undefined
  const name = turn?.name
  if (!view || name === undefined || !within(place.span, turn!.span)) return undefined
  const edits = view.facts.terms.flatMap((term) =>
    term.k === 'index' && view.facts.terms[term.at]!.k === 'literal' && within(term.span, place.span)
      ? [{ span: term.span, text: name }]
      : [],
  )
  // Of two lists one may be meant.
  return edits.length === 1 ? { description: `Use “${name}”, the one who gets this copy`, edits } : undefined
}

function loopTurn({ file, facts, writes }: FileView, start: number): Turn | undefined {
  const id = facts.loops.findIndex(({ span }) => span[0] === start)
  const loop = facts.loops[id]
  if (!loop) return undefined
  const head = loop.over === undefined ? loop.span : facts.terms[loop.over]!.span
  for (const [binding, [write]] of writes) {
    const value = write && facts.terms[write.value]!
    if (value?.k === 'element' && value.loop === id) return { file, span: loop.span, head, name: facts.bindings[binding]!.name }
  }
  return { file, span: loop.span, head }
}

function callbackTurn({ file, facts, writes, uses, calls }: FileView, start: number): Turn | undefined {
  for (const { term } of calls) {
    const call = facts.terms[term]!
    if (call.k !== 'call' || call.span[0] !== start) continue
    const turn = { file, span: call.span, head: facts.terms[call.callee]!.span }
    const callback = [...uses].find(([, use]) => use.call === term && use.keys.length === 0)?.[0]
    const param = callback === undefined ? undefined : facts.functions[callback]!.params[0]
    if (param === undefined) continue
    for (const [binding, [write]] of writes) if (write?.value === param) return { ...turn, name: facts.bindings[binding]!.name }
    return turn
  }
  return undefined
}

function within(inner: Span, outer: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1]
}
