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

/** The datum `users[0].email` where its pick is to make way for the reader whose turn it is. */
export interface Misplaced {
  readonly place: Place
  /** How the reader was picked. */
  readonly pick: string
  /** What the reader’s address is read from, behind the element; empty where the element is the address. */
  readonly readerFields: readonly string[]
  /** The datum’s own pick, and what its value takes from the element at this place. */
  readonly picked: string
  readonly fields: readonly string[]
}

/** `users[0]` inside of `for (const user of users)`: the element whose turn it is, where it has a name there. */
export function useElement(world: World, { pick, place, picked, fields, readerFields }: Misplaced): Suggestion | undefined {
  const turn = turnOf(world, pick)
  const view = turn?.file === place.file ? viewFor(world, place.file) : undefined
  const name = turn?.name
  if (!view || name === undefined || !within(place.span, turn!.span) || !isRecord(view, turn!, readerFields, fields)) return undefined
  const text = world.index.text(place.file)
  const edits = view.facts.terms.flatMap((term) => {
    const at = term.k === 'index' ? view.facts.terms[term.at]! : undefined
    if (at?.k !== 'literal' || `[${at.value}]` !== picked || !within(term.span, place.span)) return []
    return isFollowedBy(text.slice(term.span[1], place.span[1]), fields) ? [{ span: term.span, text: name }] : []
  })
  // Of two lists one may be meant.
  return edits.length === 1 ? { description: `Use “${name}”, the one who gets this copy`, edits } : undefined
}

/** The turn’s element is what the list holds, not what was made of it: the code reads the reader’s address off its name. */
function isRecord(view: FileView, { name, span }: Turn, readerFields: readonly string[], fields: readonly string[]): boolean {
  const [first] = readerFields
  if (first === undefined) return fields.length === 0
  return view.facts.terms.some((term) => {
    const of = term.k === 'field' && term.name === first && within(term.span, span) ? view.facts.terms[term.of]! : undefined
    return of?.k === 'ref' && view.facts.bindings[of.binding]!.name === name
  })
}

/** Another pick (`first.phones[0].number`) is followed by the end of the path only. */
function isFollowedBy(rest: string, fields: readonly string[]): boolean {
  const names = [...(/^(?:\s*(?:[!?]?\.\s*[\w$]+|\??\.?\[\d+\]))*/.exec(rest)?.[0] ?? '').matchAll(/[\w$]+|\[\d+\]/g)].map(([one]) => one)
  const wanted = fields.filter((field) => !field.endsWith('()'))
  return wanted.length === 0 ? names.length === 0 : wanted.every((field, at) => names[at] === field)
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
