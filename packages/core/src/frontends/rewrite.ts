import type { TermId } from '../facts.js'
import type { Suggestion } from '../finding.js'
import type { FileView } from '../flow/view.js'
import type { SafeForm } from '../sdk.js'
import type { Span } from '../source.js'

/** What an edit is made of: the call, and the field whose value is the list. */
export interface RewriteRequest {
  readonly view: FileView
  readonly text: string
  readonly call: TermId
  readonly safeForm: SafeForm | undefined
  readonly sdkTitle: string
  /** Where the list stands in the message. */
  readonly value: Span
}

interface Parts {
  readonly callee: Span
  readonly calleeText: string
  readonly message: Span
  readonly entry: Span
  readonly value: TermId
  readonly shorthand: boolean
}

/**
 * Turns the provider's safe form into edits, from spans in the facts. Only where the message is an object literal in the
 * call itself and nothing reads the call's result; elsewhere the cure is described, for a person to write.
 */
export function suggestionsFor(request: RewriteRequest): Suggestion[] {
  const { view, text, call, safeForm, sdkTitle } = request
  const parts = partsOf(request)
  if (!parts) return [{ description: describe(safeForm, sdkTitle), edits: [] }]
  const list = listText(view, text, parts.value)
  if (!list) return [{ description: describe(safeForm, sdkTitle), edits: [] }]

  const message = without(text, parts, 'to' === keyText(text, parts) ? 'to' : `${keyText(text, parts)}: to`)
  if (safeForm?.kind === 'rename' && parts.calleeText.endsWith(`.${safeForm.from}`) && list === sliceOf(view, text, parts.value)) {
    const end = parts.callee[1]
    return [
      { description: `Send one copy each with ${safeForm.to}()`, edits: [{ span: [end - safeForm.from.length, end], text: safeForm.to }] },
    ]
  }
  if (safeForm?.kind === 'batch' && parts.calleeText.endsWith(`.${safeForm.from}`) && isUnread(view, call)) {
    const end = parts.callee[1]
    return [
      {
        description: `Send one message each with ${safeForm.to}()`,
        edits: [
          { span: [end - safeForm.from.length, end], text: safeForm.to },
          { span: parts.message, text: `${list}.map((to) => (${message}))` },
        ],
      },
    ]
  }
  const span = view.facts.terms[call]!.span
  if (!isUnread(view, call)) return [{ description: describe(safeForm, sdkTitle), edits: [] }]
  const one = text.slice(span[0], parts.message[0]) + message + text.slice(parts.message[1], span[1])
  return [{ description: 'Send one message to each person', edits: [{ span, text: `Promise.all(${list}.map((to) => ${one}))` }] }]
}

function describe(safeForm: SafeForm | undefined, sdkTitle: string): string {
  if (safeForm?.kind === 'rename') return `Use ${sdkTitle}’s ${safeForm.to}() so that each person gets a copy of their own`
  if (safeForm?.kind === 'batch') return `Build one message for each person and hand them to ${sdkTitle}’s ${safeForm.to}()`
  if (safeForm?.kind === 'field') return `Set “${safeForm.key}”, so that ${sdkTitle} sends one copy each`
  return 'Send one message to each person in a loop; Bcc hides the list too, but is the weaker cure'
}

function partsOf({ view, text, call, value }: RewriteRequest): Parts | undefined {
  const term = view.facts.terms[call]!
  if (term.k !== 'call' || term.construct) return undefined
  for (const argument of term.args) {
    const object = 'item' in argument ? view.facts.terms[argument.item]! : undefined
    if (object?.k !== 'object') continue
    for (const entry of object.entries) {
      if (!('key' in entry)) continue
      const span = view.facts.terms[entry.value]!.span
      if (span[0] !== value[0] || span[1] !== value[1]) continue
      const callee = view.facts.terms[term.callee]!.span
      return {
        callee,
        calleeText: text.slice(callee[0], callee[1]),
        message: object.span,
        entry: [entry.keySpan[0], span[1]],
        value: entry.value,
        shorthand: entry.shorthand === true,
      }
    }
  }
  return undefined
}

function keyText(text: string, parts: Parts): string {
  return parts.shorthand
    ? text.slice(parts.entry[0], parts.entry[1])
    : text.slice(parts.entry[0], parts.entry[1]).replace(/\s*:[\s\S]*$/, '')
}

function without(text: string, parts: Parts, replacement: string): string {
  return text.slice(parts.message[0], parts.entry[0]) + replacement + text.slice(parts.entry[1], parts.message[1])
}

function sliceOf(view: FileView, text: string, id: TermId): string {
  const { span } = view.facts.terms[id]!
  return text.slice(span[0], span[1])
}

/** The text of the list behind a value: `list.join(',')` is `list`. Undefined where it is no plain list. */
function listText(view: FileView, text: string, id: TermId): string | undefined {
  const term = view.facts.terms[id]!
  if (term.k === 'call') {
    const callee = view.facts.terms[term.callee]!
    if (callee.k !== 'field') return undefined
    if (callee.name === 'join') return sliceOf(view, text, callee.of)
    return ['map', 'filter', 'flatMap', 'slice', 'concat'].includes(callee.name) ? sliceOf(view, text, id) : undefined
  }
  if (term.k === 'ref') return joinedBefore(view, term.binding) ? undefined : sliceOf(view, text, id)
  return term.k === 'array' || term.k === 'field' ? sliceOf(view, text, id) : undefined
}

/** A name that holds a joined string cannot be mapped. */
function joinedBefore(view: FileView, binding: number): boolean {
  return (view.writes.get(binding) ?? []).some((write) => {
    const value = view.facts.terms[write.value]!
    const callee = value.k === 'call' ? view.facts.terms[value.callee]! : undefined
    return value.k === 'text' || value.k === 'literal' || write.op === '+=' || (callee?.k === 'field' && callee.name === 'join')
  })
}

/** Whether nothing but `await` reads what the call gives. */
function isUnread(view: FileView, call: TermId): boolean {
  const own = new Set<TermId>([call])
  view.facts.terms.forEach((term, id) => {
    if (term.k === 'await' && own.has(term.of)) own.add(id)
  })
  const read = view.facts.effects.some(
    (effect) =>
      (effect.k === 'write' || effect.k === 'return' || effect.k === 'set') && effect.value !== undefined && own.has(effect.value),
  )
  if (read) return false
  return !view.facts.terms.some((term) => {
    if (term.k === 'field' || term.k === 'index') return own.has(term.of)
    return term.k === 'call' && term.args.some((argument) => own.has('item' in argument ? argument.item : argument.spread))
  })
}
