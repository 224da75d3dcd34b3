import type { RawPath } from '../../dialect.js'
import type { Span } from '../../source.js'
import { readExpression } from './expression.js'

/** Two paths that a test wants to be the same. */
export type Equality = readonly [RawPath, RawPath]

const longest = 500
/** With one of these in it, a test may hold though its sides differ. */
const loose = /\|\||\?\?|!|\b(?:or|not|unless)\b|[<>]/

const method = /^(.*)\.equals\(([^()]*)\)\s*$/s

/** What surely is the same where a test holds: `a.id == b.id`, `a.id === b.id && a.active`, `a.id.equals(b.id)`. */
export function equalitiesOf(
  text: string,
  span: Span,
  read: (part: Span) => readonly RawPath[] = (part) => readExpression(text, part).paths,
): Equality[] {
  const source = text.slice(...span)
  // Velocity's `$!name` is no negation.
  if (source.length > longest || !/==|\.equals\(/.test(source) || loose.test(source.replaceAll('$!', '$'))) return []
  const found: Equality[] = []
  let from = span[0]
  for (const part of source.split(/(&&|\band\b)/)) {
    const [left, right] = sidesOf(part) ?? []
    if (left !== undefined && right !== undefined) {
      const start = from + part.indexOf(right, left.length)
      const ours = read([from, from + left.length])
      const theirs = read([start, start + right.length])
      if (ours.length === 1 && theirs.length === 1) found.push([ours[0]!, theirs[0]!])
    }
    from += part.length
  }
  return found
}

function sidesOf(part: string): readonly string[] | undefined {
  const called = method.exec(part)
  if (called) return part.includes('==') ? undefined : called.slice(1)
  const sides = part.split(/={2,3}/)
  return sides.length === 2 ? sides : undefined
}
