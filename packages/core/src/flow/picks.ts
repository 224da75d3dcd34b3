import type { BindingId, FunctionId, TermId } from '../facts.js'
import { callbackRole } from './callback-roles.js'
import type { Frame } from './frame.js'
import { cell, cellsOf, lazyFields, lazyList, type Cell } from './lazy.js'
import type { Value } from './value.js'
import { calleeName } from './view.js'

/**
 * What picked one element of a collection, as it stands in brackets in an access path: a loop, a callback, an index. The same
 * pick twice is the same element: `users[i].email` and `users[i].name`, but not `users[i + 1].name`.
 */
export function indexPick(frame: Frame, at: TermId): string {
  const counted = callbackOf(frame, at) ?? entriesOf(frame, at)
  return counted?.pick ?? drawnPick(frame, at) ?? `index ${indexText(frame, at, 0)}`
}

/** What an index counts: the list, the function that names it, and what picks its elements on the same turn. */
interface Counted {
  readonly list: TermId
  readonly within: FunctionId
  readonly pick: string
}

const drawing = ['random', 'randomInt', 'randomIndex', 'getRandomInt']

/** `entries[Math.floor(Math.random() * entries.length)]`: whoever was drawn there. */
function drawnPick({ view }: Frame, at: TermId): string | undefined {
  const { facts, writes, file, callsByName } = view
  const draws = drawing.flatMap((name) => callsByName.get(name) ?? [])
  if (draws.length === 0) return undefined
  const term = facts.terms[at]!
  const [write, more] = term.k === 'ref' ? (writes.get(term.binding) ?? []) : []
  const [from, to] = facts.terms[write && !more ? write.value : at]!.span
  const draw = draws.find(({ span }) => from <= span[0] && span[1] <= to)
  return draw && `index drawn ${file}:${draw.span[0]}`
}

/** An element that was drawn by lot. */
export function isDrawn(segment: string): boolean {
  return segment.startsWith('[index drawn ')
}

/** `names[i]` in `emails.map((email, i) => …)` goes with the element of the callback. */
export function callbackOf(frame: Frame, at: TermId): Counted | undefined {
  const { facts, writes, uses, file, callEffect } = frame.view
  const term = facts.terms[at]!
  const write = term.k === 'ref' ? writes.get(term.binding)?.[0] : undefined
  const param = write?.init ? facts.terms[write.value]! : undefined
  const use = param?.k === 'param' ? uses.get(param.function) : undefined
  const call = use && facts.terms[use.call]!
  if (param?.k !== 'param' || !use || call?.k !== 'call') return undefined
  const name = calleeName(facts, call.callee)
  const role = name === undefined || use.keys.length > 0 ? undefined : callbackRole(name, use.index)
  if (role?.params[param.index] !== 'index') return undefined
  const callee = facts.terms[call.callee]!
  const given = role.over === 'receiver' ? undefined : call.args[role.over]
  const list = given === undefined ? (callee.k === 'field' ? callee.of : call.callee) : 'item' in given ? given.item : given.spread
  return { list, within: callEffect.get(use.call)?.function ?? 0, pick: `each ${file}:${call.span[0]}` }
}

/** `names[i]` in `for (const [i, email] of emails.entries())` goes with the loop’s element. */
export function entriesOf({ view: { facts, writes, file } }: Frame, at: TermId): Counted | undefined {
  const term = facts.terms[at]!
  const write = term.k === 'ref' ? writes.get(term.binding)?.[0] : undefined
  const key = write?.init ? facts.terms[write.value]! : undefined
  const element = key?.k === 'index' ? facts.terms[key.of]! : undefined
  if (key?.k !== 'index' || element?.k !== 'element') return undefined
  const first = facts.terms[key.at]!
  const loop = facts.loops[element.loop]!
  const call = loop.over === undefined ? undefined : facts.terms[loop.over]!
  const callee = call?.k === 'call' && call.args.length === 0 ? facts.terms[call.callee]! : undefined
  if (first.k !== 'literal' || first.value !== 0 || callee?.k !== 'field' || callee.name !== 'entries') return undefined
  return { list: callee.of, within: loop.function, pick: `loop ${file}:${loop.span[0]}` }
}

const deepest = 6

function indexText(frame: Frame, at: TermId, depth: number): string {
  const { facts, file } = frame.view
  const term = facts.terms[at]!
  if (term.k === 'ref') return constantText(frame, term.binding, depth) ?? `${file}#${term.binding}`
  if (term.k === 'literal') return String(term.value)
  if (depth < deepest && term.k === 'cast') return indexText(frame, term.of, depth + 1)
  // `(i + 1) % users.length` is the next one.
  if (depth < deepest && term.k === 'binary' && term.op === '%') return indexText(frame, term.left, depth + 1)
  const sides = term.k === 'text' && term.parts.length === 2 ? term.parts : term.k === 'binary' ? [term.left, term.right] : []
  const op = term.k === 'text' ? '+' : term.k === 'binary' ? term.op : ''
  if (depth < deepest && sides.length === 2 && (op === '+' || op === '-'))
    return `${indexText(frame, sides[0]!, depth + 1)}${op}${indexText(frame, sides[1]!, depth + 1)}`
  return `${file}:${term.span[0]}`
}

/** `const next = i + 1`: what the name stands for. */
function constantText(frame: Frame, binding: BindingId, depth: number): string | undefined {
  const { facts, writes } = frame.view
  const [write, more] = writes.get(binding) ?? []
  if (facts.bindings[binding]!.kind !== 'const' || !write || more || depth >= deepest) return undefined
  const { k } = facts.terms[write.value]!
  return k === 'binary' || k === 'text' ? indexText(frame, write.value, depth + 1) : undefined
}

/** A segment that picked one of many. */
export const isPick = (segment: string | undefined): segment is string => segment?.startsWith('[') === true

/** The names in a path, without what was picked. */
export const namesOfPath = (segments: readonly string[]): string[] => segments.filter((segment) => !isPick(segment))

/** A pick that stands for one element at a fixed place. */
export function isPosition(segment: string): boolean {
  return /^\[(?:\d+|first|last)\]$/.test(segment)
}

/**
 * An element of a list, picked from it: where the list was made from another (`users.map((u) => u.email)`), each of its
 * elements still carries the pick by which it was made, and gets the one by which it is taken now.
 */
export function repicked(value: Value, pick: string, from?: string, depth = 0, lists = 0): Value {
  if (depth > deepest) return value
  const inner = (one: Value, more = 0): Value => repicked(one, pick, from, depth + 1, lists + more)
  // What is worked out when somebody looks needs no end of its own.
  const later = (one: Value): Value => repicked(one, pick, from, 0, lists)
  switch (value.k) {
    case 'path': {
      const segments = repickedSegments(value.segments, pick, from, lists)
      return segments === value.segments ? value : { ...value, segments }
    }
    case 'object': {
      const fields = new Map<string, Cell>()
      for (const [key, one] of cellsOf(value.fields))
        fields.set(
          key,
          cell(() => later(one.get())),
        )
      return { ...value, fields: lazyFields(fields), open: value.open.map((one) => inner(one)) }
    }
    case 'external':
      return {
        ...value,
        calls: value.calls.map(({ name, args }) => ({ name, args: lazyList(args.length, (index) => later(args[index]!)) })),
      }
    case 'list':
      return {
        ...value,
        items: value.items.map((item) => inner(item)),
        ...(value.each && { each: inner(value.each, 1) }),
        ...(value.keys && { keys: inner(value.keys, 1) }),
      }
    case 'text':
      return { ...value, parts: value.parts.map((part) => inner(part)) }
    case 'encoded':
      return { ...value, of: inner(value.of) }
    case 'union':
      return { ...value, of: value.of.map((one) => inner(one)) }
    default:
      return value
  }
}

function repickedSegments(segments: readonly string[], pick: string, from: string | undefined, lists: number): readonly string[] {
  if (from !== undefined) {
    const old = `[${from}]`
    // In another order, what is picked by it changes with it.
    const inOrder = `[${from} in `
    if (!segments.some((segment) => segment === old || segment.startsWith(inOrder))) return segments
    return segments.map((segment) =>
      segment === old ? `[${pick}]` : segment.startsWith(inOrder) ? `[${pick} in ${segment.slice(inOrder.length)}` : segment,
    )
  }
  // Each list on the way has a pick of its own behind ours.
  let skip = lists
  for (let at = segments.length - 1; at >= 0; at--) {
    if (!isPick(segments[at]!) || skip-- > 0) continue
    // Pieces of a string stay pieces, whichever is taken in turn.
    const kept = segments[at] === '[split]' ? !/^\d/.test(pick) : isPosition(segments[at]!)
    return kept ? segments : segments.with(at, `[${pick}]`)
  }
  return segments
}

/**
 * `for (const pupil of pupils) for (const parent of pupil.parents) all.push(parent.email)`: what outlives the turns of a loop is of
 * all its elements, where a list of each of them is read as one of one element at a time.
 */
export function keptBeyond(value: Value, turns: ReadonlySet<string>): Value {
  if (turns.size === 0) return value
  if (value.k === 'union') return { ...value, of: value.of.map((one) => keptBeyond(one, turns)) }
  if (value.k === 'text') return { ...value, parts: value.parts.map((one) => keptBeyond(one, turns)) }
  if (value.k === 'list')
    return {
      ...value,
      items: value.items.map((one) => keptBeyond(one, turns)),
      ...(value.each && { each: keptBeyond(value.each, turns) }),
    }
  if (value.k === 'object') {
    const fields = new Map<string, Cell>()
    for (const [key, one] of cellsOf(value.fields))
      fields.set(
        key,
        cell(() => keptBeyond(one.get(), turns)),
      )
    return { ...value, fields: lazyFields(fields) }
  }
  if (value.k !== 'path') return value
  const [first = '', ...rest] = value.segments
  if (!first.startsWith('[loop ') || !turns.has(first.slice('[loop '.length, -1)) || !rest.some(isPick)) return value
  return { ...value, segments: [`[all ${first.slice('[loop '.length)}`, ...rest] }
}
