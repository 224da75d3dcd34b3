import type { Argument, ObjectEntry, Term, TermId } from '../../facts.js'
import type { FileView } from '../../flow/view.js'
import type { Span } from '../../source.js'

/** An entry with a name. */
export type Keyed = Extract<ObjectEntry, { key: string }>
type Call = Extract<Term, { k: 'call' }>

/** The message as the call is handed it: an object literal in the call itself, or a constant of this file that holds one. */
export interface MessageSite {
  /** What is done once for each person: the call, with `client.send(new …)` or `.promise()` around it. */
  readonly whole: TermId
  readonly callee: Span
  /** The list’s value: an entry of an object, or an argument by itself. */
  readonly value: TermId
  readonly entry?: Keyed
  /** The object that holds the entry. */
  readonly owner?: TermId
  /** The argument that leads to the entry, by `keys`. Absent where other calls stand between (`JSON.stringify`). */
  readonly message?: TermId
  readonly keys: readonly string[]
  /** The constant that holds the message. */
  readonly name?: string
}

const spanOf = (view: FileView, id: TermId): Span => view.facts.terms[id]!.span
const same = (a: Span, b: Span): boolean => a[0] === b[0] && a[1] === b[1]
export const within = (inner: Span, outer: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1]
const itemOf = (argument: Argument): TermId => ('item' in argument ? argument.item : argument.spread)

/** Where a value stands in what a call sends. Undefined where it stands elsewhere: in a caller, in a builder. */
export function siteOf(view: FileView, call: TermId, value: Span): MessageSite | undefined {
  const term = view.facts.terms[call]!
  if (term.k !== 'call') return undefined
  const whole = wholeOf(view, call, term)
  if (whole === undefined) return undefined
  const base = { whole, callee: spanOf(view, term.callee), keys: [] }
  const positional = term.args.find((argument) => same(spanOf(view, itemOf(argument)), value))
  if (positional) return { ...base, value: itemOf(positional) }
  for (const argument of term.args) {
    const named = namedMessage(view, itemOf(argument))
    const found = entryBelow(view, named?.object ?? itemOf(argument), value, [])
    if (!found || (named && isAnnotated(view, named.binding))) continue
    return { ...base, ...found, message: itemOf(argument), ...(named && { name: named.name }) }
  }
  const owner = view.facts.terms.findIndex(
    (one) => one.k === 'object' && within(one.span, term.span) && entryOf(view, one, value) !== undefined,
  )
  const object = view.facts.terms[owner]
  const entry = object?.k === 'object' ? entryOf(view, object, value) : undefined
  return entry && { ...base, value: entry.value, entry, owner }
}

function entryOf(view: FileView, object: Extract<Term, { k: 'object' }>, value: Span): Keyed | undefined {
  return object.entries.find((entry): entry is Keyed => 'key' in entry && same(spanOf(view, entry.value), value))
}

type Found = Required<Pick<MessageSite, 'value' | 'entry' | 'owner' | 'keys'>>

function entryBelow(view: FileView, id: TermId, value: Span, keys: readonly string[]): Found | undefined {
  const term = view.facts.terms[id]!
  if (term.k === 'cast') return entryBelow(view, term.of, value, keys)
  if (term.k !== 'object' || keys.length > 4) return undefined
  const own = entryOf(view, term, value)
  if (own) return { value: own.value, entry: own, owner: id, keys: [...keys, own.key] }
  for (const entry of term.entries) {
    const found = 'key' in entry ? entryBelow(view, entry.value, value, [...keys, entry.key]) : undefined
    if (found) return found
  }
  return undefined
}

/** `const message = { … }`, written once and not changed where it matters. */
function namedMessage(
  view: FileView,
  id: TermId,
): { readonly name: string; readonly binding: number; readonly object: TermId } | undefined {
  const term = view.facts.terms[id]!
  if (term.k !== 'ref') return undefined
  const writes = view.writes.get(term.binding) ?? []
  const write = writes[0]
  if (writes.length !== 1 || !write?.init || view.facts.terms[write.value]!.k !== 'object') return undefined
  const { name, kind } = view.facts.bindings[term.binding]!
  return kind === 'const' || kind === 'let' || kind === 'var' ? { name, binding: term.binding, object: write.value } : undefined
}

/** A declared type need not say that the field is an array. */
function isAnnotated(view: FileView, binding: number): boolean {
  return view.facts.bindings[binding]!.type !== undefined
}

/** The call as a reader sees it: `client.send(new Command(…))` for the command, `send(…).promise()` for the request. */
function wholeOf(view: FileView, call: TermId, term: Call): TermId | undefined {
  const { terms } = view.facts
  if (term.construct) {
    const around = terms.findIndex((one) => one.k === 'call' && !one.construct && one.args.some((argument) => itemOf(argument) === call))
    return around < 0 ? undefined : around
  }
  const field = terms.findIndex((one) => one.k === 'field' && one.of === call && one.name === 'promise')
  const outer = field < 0 ? -1 : terms.findIndex((one) => one.k === 'call' && one.callee === field && one.args.length === 0)
  return outer < 0 ? call : outer
}

/** Whether nothing but `await` reads what an expression gives. */
export function isUnread(view: FileView, id: TermId): boolean {
  const own = new Set<TermId>([id])
  view.facts.terms.forEach((term, at) => {
    if (term.k === 'await' && own.has(term.of)) own.add(at)
  })
  const read = view.facts.effects.some(
    (effect) =>
      (effect.k === 'write' || effect.k === 'return' || effect.k === 'set' || effect.k === 'yield') &&
      effect.value !== undefined &&
      own.has(effect.value),
  )
  if (read) return false
  return !view.facts.terms.some((term) => {
    if (term.k === 'field' || term.k === 'index') return own.has(term.of)
    if (term.k === 'array') return term.items.some((item) => 'item' in item && own.has(item.item))
    if (term.k === 'yield') return term.of !== null && own.has(term.of)
    return term.k === 'call' && term.args.some((argument) => own.has(itemOf(argument)))
  })
}

/** A callback that would run once for each message: it may answer a request, which can be done once only. */
export function hasCallback(view: FileView, { whole, message }: MessageSite): boolean {
  const span = spanOf(view, whole)
  return view.facts.terms.some(
    (term) =>
      term.k === 'call' &&
      within(term.span, span) &&
      term.args.some((argument) => {
        const given = view.facts.terms[itemOf(argument)]!
        const isLast = term.args.at(-1) === argument && itemOf(argument) !== message && term.args.length > 1
        if (given.k === 'function') return isLast
        return given.k === 'ref' && isLast && /^(?:cb|callback|done|next|fn)$/.test(view.facts.bindings[given.binding]!.name)
      }),
  )
}

/** Whether the message goes to more people than the list: other address fields that are not plain text. */
export function hasOthers(view: FileView, { owner, entry }: MessageSite): boolean {
  const object = owner === undefined ? undefined : view.facts.terms[owner]
  if (object?.k !== 'object') return false
  return object.entries.some(
    (one) =>
      one !== entry &&
      'key' in one &&
      /^(?:to|cc|bcc)(?:Addresses|Recipients)?$/i.test(one.key) &&
      view.facts.terms[one.value]!.k !== 'literal',
  )
}

export function awaitsInside(view: FileView, { whole, value }: MessageSite): boolean {
  const [span, list] = [spanOf(view, whole), spanOf(view, value)]
  return view.facts.terms.some(
    (term) => (term.k === 'await' || term.k === 'yield') && within(term.span, span) && !within(term.span, list) && !same(term.span, span),
  )
}

/** A name for one person that nothing else in the expression uses. */
export function freeName(view: FileView, { whole, value }: MessageSite): string | undefined {
  const [span, list] = [spanOf(view, whole), spanOf(view, value)]
  const used = new Set<string>()
  for (const term of view.facts.terms) {
    if ((term.k !== 'ref' && term.k !== 'global') || !within(term.span, span) || within(term.span, list)) continue
    used.add(term.k === 'ref' ? view.facts.bindings[term.binding]!.name : term.name)
  }
  return ['to', 'address', 'recipient', 'person'].find((name) => !used.has(name))
}
