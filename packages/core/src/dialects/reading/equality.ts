import type { RawPath } from '../../dialect.js'
import type { Span } from '../../source.js'
import type { ReadOptions } from './cursor.js'
import { readExpression } from './expression.js'

/** Two paths that a test wants to be the same. */
export type Equality = readonly [RawPath, RawPath]

const longest = 500
/** With one of these in it, a test may hold though its sides differ. */
const loose = /\|\||\?\?|!|\b(?:or|not|unless)\b|[<>]/

/** What surely is the same where a test holds: `a.id == b.id`, `a.id === b.id && a.active`. */
export function equalitiesOf(text: string, span: Span, options: ReadOptions = {}): Equality[] {
  const source = text.slice(...span)
  if (source.length > longest || !source.includes('==') || loose.test(source)) return []
  const found: Equality[] = []
  let from = span[0]
  for (const part of source.split(/(&&|\band\b)/)) {
    const sides = part.split(/={2,3}/)
    if (sides.length === 2) {
      const middle = from + sides[0]!.length
      const left = readExpression(text, [from, middle], options).paths
      const right = readExpression(text, [from + part.length - sides[1]!.length, from + part.length], options).paths
      if (left.length === 1 && right.length === 1) found.push([left[0]!, right[0]!])
    }
    from += part.length
  }
  return found
}
