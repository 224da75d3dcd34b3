import type { TermId } from '../../facts.js'
import type { FileView } from '../../flow/view.js'

/** The list behind the value of an address field, as text. */
export interface ListText {
  readonly text: string
  /** The value is a string made of the list; the list itself stands inside it. */
  readonly joined: boolean
}

export function sliceOf(view: FileView, text: string, id: TermId): string {
  const { span } = view.facts.terms[id]!
  return text.slice(span[0], span[1])
}

/** `list.join(',')` is `list`. Undefined where the list behind a string is not to be seen. */
export function listText(view: FileView, text: string, id: TermId): ListText | undefined {
  const term = view.facts.terms[id]!
  const plain = { text: sliceOf(view, text, id), joined: false }
  switch (term.k) {
    case 'call': {
      const callee = view.facts.terms[term.callee]!
      if (callee.k === 'field' && callee.name === 'join') return { text: sliceOf(view, text, callee.of), joined: true }
      return plain
    }
    case 'text':
      return term.parts.length === 1 ? joined(listText(view, text, term.parts[0]!)) : undefined
    case 'ref':
      return joined(joinedBefore(view, text, term.binding)) ?? plain
    case 'array':
    case 'field':
      return plain
    case 'cast': {
      const inner = listText(view, text, term.of)
      return inner?.joined ? inner : inner && { text: `(${plain.text})`, joined: false }
    }
    default:
      return undefined
  }
}

/** `const to = emails.join(',')`, where the list can be written again without asking anybody for it twice. */
function joinedBefore(view: FileView, text: string, binding: number): ListText | undefined {
  const writes = view.writes.get(binding) ?? []
  const value = writes.length === 1 && writes[0]!.op === undefined ? view.facts.terms[writes[0]!.value]! : undefined
  if (value?.k !== 'call') return undefined
  const callee = view.facts.terms[value.callee]!
  return callee.k === 'field' && callee.name === 'join' && isPure(view, callee.of) ? listText(view, text, writes[0]!.value) : undefined
}

function isPure(view: FileView, id: TermId): boolean {
  const term = view.facts.terms[id]!
  if (term.k === 'field') return isPure(view, term.of)
  if (term.k !== 'call') return term.k === 'ref'
  const callee = view.facts.terms[term.callee]!
  return callee.k === 'field' && /^(?:map|filter|slice|concat)$/.test(callee.name) && isPure(view, callee.of)
}

function joined(list: ListText | undefined): ListText | undefined {
  return list?.joined ? list : undefined
}
