import type { TermId } from '../facts.js'
import type { FileView } from './view.js'

/** The text of a literal, or of a constant that is one. */
export function textOfTerm(view: FileView, id: TermId, depth = 0): string | undefined {
  const term = view.facts.terms[id]!
  if (term.k === 'literal') return typeof term.value === 'string' ? term.value : undefined
  if (term.k === 'cast') return textOfTerm(view, term.of, depth + 1)
  if (term.k !== 'ref' || depth > 4) return undefined
  const writes = view.writes.get(term.binding) ?? []
  return writes.length === 1 ? textOfTerm(view, writes[0]!.value, depth + 1) : undefined
}
