import type { RawPath } from '../../dialect.js'
import type { Span } from '../../source.js'
import { readExpression } from './expression.js'

/** Two paths that a test wants to be the same. */
export type Equality = readonly [RawPath, RawPath]

const longest = 500
/** With one of these in it, a test may hold though its sides differ. */
const loose = /\|\||\?\?|!|\b(?:or|not|unless)\b|[<>]/

const flag = /^is_?(?:me|you|self|mine|own|current(?:_?user)?|recipient|reader)$/i

/** `member.isMe` says that the element is the reader. */
export function flagOf(path: RawPath | undefined): Equality | undefined {
  const name = path?.segments[path.segments.length - 1]
  if (!path || name === undefined || !flag.test(name)) return undefined
  const element: RawPath = {
    ...path,
    segments: path.segments.slice(0, -1),
    ...(path.segments.length === 1 && !path.from && { from: 'context' }),
  }
  return [element, { segments: ['me'], span: path.span, from: 'root' }]
}

const method = /^(.*)\.equals\(([^()]*)\)\s*$/s

/** What surely is the same where a test holds: `a.id == b.id`, `a.id === b.id && a.active`, `a.id.equals(b.id)`. */
export function equalitiesOf(
  text: string,
  span: Span,
  read: (part: Span) => readonly RawPath[] = (part) => readExpression(text, part).paths,
): Equality[] {
  const source = text.slice(...span)
  // Velocity's `$!name` is no negation.
  if (source.length > longest || !/==|\.equals\(|\bis_?[a-z]/i.test(source) || loose.test(source.replaceAll('$!', '$'))) return []
  const found: Equality[] = []
  let from = span[0]
  for (const part of source.split(/(&&|\band\b)/)) {
    const [left, right] = sidesOf(part) ?? []
    if (left !== undefined && right !== undefined) {
      const start = from + part.indexOf(right, left.length)
      const ours = read([from, from + left.length])
      const theirs = read([start, start + right.length])
      if (ours.length === 1 && theirs.length === 1) found.push([ours[0]!, theirs[0]!])
    } else if (/^\s*[\w$.?]+\s*$/.test(part)) {
      const flagged = flagOf(read([from, from + part.length])[0])
      if (flagged) found.push(flagged)
    }
    from += part.length
  }
  return found
}

/** What surely is the same where a test does not hold: `a.id != b.id`, `!a.active || a.id !== b.id`, `!a.id.equals(b.id)`. */
export function differencesOf(
  text: string,
  span: Span,
  read: (source: string, part: Span) => readonly RawPath[] = (source, part) => readExpression(source, part).paths,
): Equality[] {
  const source = text.slice(...span)
  if (source.length > longest || !/!|\bnot\b/.test(source) || /[^!=]==|&&|\band\b/.test(source)) return []
  // The test turned round, as far as it compares: only where its places are no matter.
  const turned = source
    .replace(/!==?/g, '==')
    .split(/\|\||\bor\b/)
    .flatMap((part) => (/==/.test(part) ? [part] : /^\s*(?:!|not\b)/.test(part) ? [part.replace(/^\s*(?:!|not\b)/, ' ')] : []))
    .filter((part) => !loose.test(part))
  return turned.flatMap((part) => equalitiesOf(part, [0, part.length], (side) => read(part, side)))
}

/** What a condition says of its `if` and of its `else`, as an opening event has it. */
export interface Comparisons {
  readonly equal?: readonly Equality[]
  readonly unequal?: readonly Equality[]
}

/** What holds in the `else` of a condition, or in its contrary. */
export function contrary({ equal, unequal }: Comparisons): Comparisons {
  return { ...(unequal && { equal: unequal }), ...(equal && { unequal: equal }) }
}

export function comparisonsIn(text: string, span: Span): Comparisons {
  const equal = equalitiesOf(text, span)
  if (equal.length > 0) return { equal }
  const unequal = differencesOf(text, span)
  return unequal.length > 0 ? { unequal } : {}
}

function sidesOf(part: string): readonly string[] | undefined {
  const called = method.exec(part)
  if (called) return part.includes('==') ? undefined : called.slice(1)
  const sides = part.split(/={2,3}/)
  return sides.length === 2 ? sides : undefined
}
