import type { TermId } from '../facts.js'
import type { Suggestion } from '../finding.js'
import type { FileView } from '../flow/view.js'
import type { SafeForm, SdkAccepts } from '../sdk.js'
import type { Span } from '../source.js'
import { listText, type ListText } from './rewrite/list.js'
import {
  awaitsInside,
  freeName,
  hasCallback,
  isUnread,
  hasOthers,
  siteOf,
  within,
  type Keyed,
  type MessageSite,
} from './rewrite/message.js'

/** What an edit is made of: the call, and the field whose value is the list. */
export interface RewriteRequest {
  readonly view: FileView
  readonly text: string
  readonly call: TermId
  readonly safeForm: SafeForm | undefined
  readonly accepts: SdkAccepts | undefined
  readonly sdkTitle: string
  /** Where the list stands in the message. */
  readonly value: Span
  /** The value is known to be an array, as against a string of addresses. */
  readonly isArray: boolean
}

interface Edit {
  readonly span: Span
  readonly text: string
}

interface Draft extends RewriteRequest {
  readonly site: MessageSite
  readonly list: ListText
  /** Name of one person. */
  readonly one: string
}

/**
 * Turns the provider's safe form into edits, from spans in the facts. Only where the message is an object literal, in the
 * call or in a constant of the same file, and nothing reads the call's result; elsewhere the cure is described, for a
 * person to write.
 */
export function suggestionsFor(request: RewriteRequest): Suggestion[] {
  const { view, text, call, safeForm, sdkTitle, value, isArray } = request
  const described = [{ description: describe(safeForm, sdkTitle), edits: [] }]
  const site = siteOf(view, call, value)
  const list = site && listText(view, text, site.value)
  const one = site && freeName(view, site)
  if (!site || !list || !(list.joined || isArray) || one === undefined || hasOthers(view, site)) return described

  const draft: Draft = { ...request, site, list, one }
  const form = renamed(draft) ?? withKey(draft) ?? batched(draft) ?? looped(draft)
  return form ? [{ ...form, edits: [...form.edits].sort((a, b) => a.span[0] - b.span[0]) }] : described
}

/** Without a form, the cure in words. */
function describe(safeForm: SafeForm | undefined, sdkTitle: string): string {
  if (safeForm?.kind === 'rename') return `Use ${sdkTitle}’s ${safeForm.to}() so that each person gets a copy of their own`
  if (safeForm?.kind === 'batch') return `Build one message for each person and hand them to ${sdkTitle}’s ${safeForm.to}()`
  if (safeForm?.kind === 'field') return `Set “${safeForm.key}”, so that ${sdkTitle} sends one copy each`
  return 'Send one message to each person in a loop; Bcc hides the list too, but is the weaker cure'
}

/** `send(message)` → `sendMultiple(message)`; a joined string becomes the list it was made of. */
function renamed(draft: Draft): Suggestion | undefined {
  const { safeForm, site } = draft
  if (safeForm?.kind !== 'rename' || site.keys.length !== 1 || site.entry?.key !== 'to') return undefined
  const callee = renamedCallee(draft, safeForm)
  return callee && { description: `Send one copy each with ${safeForm.to}()`, edits: [callee, ...unjoined(draft)] }
}

function renamedCallee({ text, site }: Draft, { from, to }: { readonly from: string; readonly to: string }): Edit | undefined {
  const [start, end] = site.callee
  return text.slice(start, end).endsWith(`.${from}`) ? { span: [end - from.length, end], text: to } : undefined
}

/** Adds the key that makes the provider send one copy each, or turns it the right way. */
function withKey(draft: Draft): Suggestion | undefined {
  const { view, text, safeForm, site, list } = draft
  const object = site.owner === undefined ? undefined : view.facts.terms[site.owner]
  if (safeForm?.kind !== 'field' || object?.k !== 'object' || site.entry?.key !== 'to') return undefined
  const value = safeForm.value.replaceAll('{list}', list.text)
  const description = `Set “${safeForm.key}”, so that ${draft.sdkTitle} sends one copy each`
  const present = object.entries.find((entry): entry is Keyed => 'key' in entry && entry.key === safeForm.key)
  if (present) return { description, edits: [{ span: view.facts.terms[present.value]!.span, text: value }] }
  const start = site.entry.keySpan[0]
  const indent = /\n[ \t]*$/.exec(text.slice(0, start))?.[0] ?? ' '
  const key = /^[A-Za-z_$][\w$]*$/.test(safeForm.key) ? safeForm.key : `'${safeForm.key}'`
  return { description, edits: [{ span: [start, start], text: `${key}: ${value},${indent}` }] }
}

/** `emails.send(message)` → `batch.send(list.map((to) => ({ …message, to })))`. */
function batched(draft: Draft): Suggestion | undefined {
  const { view, safeForm, site, one } = draft
  if (safeForm?.kind !== 'batch' || site.message === undefined || !isRepeatable(draft) || awaitsInside(view, site)) return undefined
  const callee = renamedCallee(draft, safeForm)
  const span = view.facts.terms[site.message]!.span
  const limit = safeForm.limit === undefined ? '' : `, which takes at most ${safeForm.limit} messages a call`
  return (
    callee && {
      description: `Send one message each with ${safeForm.to}()${limit}`,
      edits: [
        callee,
        { span, text: `${listAt(draft)}.map((${one}) => (${messageTo(draft, span)}))` },
        ...(site.name === undefined ? [] : unjoined(draft)),
      ],
    }
  )
}

/** The call once for each person. */
function looped(draft: Draft): Suggestion | undefined {
  const { view, safeForm, site, one } = draft
  if (!isRepeatable(draft)) return undefined
  const { span } = view.facts.terms[site.whole]!
  const arrow = awaitsInside(view, site) ? `async (${one}) =>` : `(${one}) =>`
  const isSync = safeForm?.kind === 'loop' && safeForm.sync === true
  const call = messageTo(draft, span)
  const text = isSync ? `${listAt(draft)}.forEach(${arrow} ${call})` : `Promise.all(${listAt(draft)}.map(${arrow} ${call}))`
  return { description: 'Send one message to each person', edits: [{ span, text }, ...(site.name === undefined ? [] : unjoined(draft))] }
}

function isRepeatable({ view, site }: Draft): boolean {
  return isUnread(view, site.whole) && !hasCallback(view, site)
}

/** The list where the call stands: its own text, or the field of the constant that holds the message. */
function listAt({ site, list }: Draft): string {
  return site.name === undefined ? list.text : accessTo(site.name, site.keys)
}

/** Makes a joined string the list again. */
function unjoined({ view, site, list }: Draft): Edit[] {
  return list.joined && site.entry ? [{ span: view.facts.terms[site.value]!.span, text: list.text }] : []
}

/** The text at `span` with the list replaced by one person. */
function messageTo(draft: Draft, span: Span): string {
  const { view, text, site } = draft
  const element = elementOf(draft)
  if (site.name !== undefined && site.message !== undefined) {
    const message = view.facts.terms[site.message]!.span
    return replaced(text, span, message, spreadWith(site.name, site.keys, element))
  }
  const value = view.facts.terms[site.value]!.span
  if (!site.entry) return replaced(text, span, value, element)
  const key = text.slice(...site.entry.keySpan)
  return replaced(text, span, [site.entry.keySpan[0], value[1]], key === element ? key : `${key}: ${element}`)
}

/** APIs that take a string take one address as such; where only arrays will do, one address is an array of one. */
function elementOf({ site, list, accepts, one }: Draft): string {
  const isTop = site.keys.length === 1
  return list.joined || (isTop && accepts !== undefined && accepts.splitsOn !== '') ? one : `[${one}]`
}

function replaced(text: string, span: Span, part: Span, by: string): string {
  return within(part, span) ? text.slice(span[0], part[0]) + by + text.slice(part[1], span[1]) : text.slice(...span)
}

function accessTo(name: string, keys: readonly string[]): string {
  return keys.reduce((of, key) => (/^[A-Za-z_$][\w$]*$/.test(key) ? `${of}.${key}` : `${of}['${key}']`), name)
}

/** `{ ...params, Destination: { ...params.Destination, ToAddresses: [to] } }`. */
function spreadWith(name: string, keys: readonly string[], element: string): string {
  const [key, ...rest] = keys
  const written = /^[A-Za-z_$][\w$]*$/.test(key!) ? key! : `'${key!}'`
  const value = rest.length === 0 ? element : spreadWith(accessTo(name, [key!]), rest, element)
  return `{ ...${name}, ${written === value ? written : `${written}: ${value}`} }`
}
