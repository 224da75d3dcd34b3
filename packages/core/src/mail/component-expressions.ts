import type { BindingId, FileFacts, TermId } from '../facts.js'
import { shownProps } from './content-markup.js'
import type { Span } from '../source.js'
import type { OutputFact } from '../template.js'

const mostSteps = 3

/** What a component's markup prints beside what is known already: constants, settings, properties that lead to no data. */
export function otherExpressions(facts: FileFacts | undefined, [from, to]: Span, known: readonly OutputFact[]): OutputFact[] {
  if (!facts) return []
  const { terms, bindings } = facts
  const found: OutputFact[] = []
  const isKnown = (span: Span): boolean => known.some((one) => span[0] < one.span[1] && one.span[0] < span[1])
  const look = (id: TermId, place: OutputFact['context']['place']): void => {
    for (const one of printedBy(facts, id)) {
      const { span } = terms[one]!
      if (isKnown(span) || madeOf(facts, one, 0).some((part) => isKnown(terms[part]!.span))) continue
      const name = handed(one)
      const paths = name === undefined ? [] : [{ segments: name, span }]
      found.push({ span, dialect: 'jsx', paths, calls: [], context: { place } })
    }
  }
  for (const term of terms) {
    if (term.k !== 'jsx' || term.span[0] < from || term.span[1] > to) continue
    for (const child of term.children) look(child, 'text')
    for (const prop of term.props)
      if ('key' in prop && shownProps.has(prop.key)) look(prop.value, prop.key === 'href' || prop.key === 'src' ? 'url' : 'attribute')
  }
  return found.filter(({ span }, at) => found.findIndex((one) => one.span[0] === span[0]) === at)

  /** The path of a property, where the expression is one. */
  function handed(id: TermId): string[] | undefined {
    const term = terms[id]!
    if (term.k === 'field') {
      const of = handed(term.of)
      return of && [...of, term.name]
    }
    if (term.k === 'cast') return handed(term.of)
    return term.k === 'ref' && bindings[term.binding]!.kind === 'param' ? [bindings[term.binding]!.name] : undefined
  }
}

/** The expressions that a child or a property prints: of a condition each side, of a text each part; elements print for themselves. */
function printedBy(facts: FileFacts, id: TermId): TermId[] {
  const { terms } = facts
  const term = terms[id]!
  const each = (ids: readonly TermId[]): TermId[] => ids.flatMap((one) => printedBy(facts, one))
  switch (term.k) {
    case 'literal':
    case 'jsx':
    case 'function':
      return []
    case 'text':
      return each(term.parts)
    case 'either':
      return each(term.op === '&&' ? term.of.slice(1) : term.of)
    case 'call':
      return term.args.some((argument) => 'item' in argument && terms[argument.item]!.k === 'function') ? [] : [id]
    default:
      return [id]
  }
}

/** What a name that holds a text was made of: that is printed where the name stands. */
function madeOf(facts: FileFacts, id: TermId, steps: number): TermId[] {
  const term = facts.terms[id]!
  if (term.k !== 'ref' || steps === mostSteps) return []
  const values = valuesOf(facts, term.binding).flatMap((value) => printedBy(facts, value))
  return [...values, ...values.flatMap((value) => madeOf(facts, value, steps + 1))]
}

function valuesOf({ effects }: FileFacts, binding: BindingId): TermId[] {
  return effects.flatMap((effect) => (effect.k === 'write' && effect.binding === binding ? [effect.value] : []))
}
