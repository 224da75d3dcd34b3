import type { MailtoValue } from '../../markup/places.js'
import type { Span } from '../../source.js'
import type { LinkFact, LinkPerson, LiteralFact, OutputFact } from '../../template.js'
import type { PlacedOutput } from './resolve.js'

interface Found {
  readonly outputs: readonly PlacedOutput[]
  readonly literals: readonly Pick<LiteralFact, 'kind' | 'value' | 'span'>[]
}

/** Recipients of each `mailto:`: one for each piece between commas, in the path and in `to`, `cc` and `bcc`. */
export function linksOf(masked: string, mailtos: readonly MailtoValue[], found: Found): LinkFact[] {
  const links: LinkFact[] = []
  for (const { span, context } of mailtos) {
    const people: LinkPerson[] = []
    for (const piece of piecesOf(masked, span)) {
      const person = personIn(piece, found)
      if (person) people.push(person)
    }
    links.push({ span, context, people })
  }
  return links
}

function piecesOf(masked: string, [start, end]: Span): Span[] {
  const from = start + masked.slice(start, end).indexOf(':') + 1
  const query = masked.slice(from, end).indexOf('?')
  const pathEnd = query < 0 ? end : from + query
  const pieces = split(masked, from, pathEnd)
  if (pathEnd === end) return pieces
  const parameter = /(?:^|[?&;])(?:to|cc|bcc)=([^&]*)/gi
  const text = masked.slice(pathEnd, end).replace(/&amp;/g, '&    ')
  for (const match of text.replace(/& {4}/g, '    &').matchAll(parameter)) {
    const at = pathEnd + match.index + match[0].length - match[1]!.length
    pieces.push(...split(masked, at, at + match[1]!.length))
  }
  return pieces
}

function split(masked: string, from: number, to: number): Span[] {
  const pieces: Span[] = []
  let start = from
  for (const match of masked.slice(from, to).matchAll(/[,;]|%2C|%3B/gi)) {
    pieces.push([start, from + match.index])
    start = from + match.index + match[0].length
  }
  pieces.push([start, to])
  return pieces
}

/** Outputs are in source order: a mail to thousands must not take their square. */
function firstFrom(outputs: Found['outputs'], start: number): number {
  let low = 0
  let high = outputs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (outputs[middle]!.span[0] < start) low = middle + 1
    else high = middle
  }
  return low
}

function personIn([start, end]: Span, { outputs, literals }: Found): LinkPerson | undefined {
  const output = firstFrom(outputs, start)
  if (output < outputs.length && outputs[output]!.span[1] <= end) return { output, span: outputs[output]!.span }
  const literal = literals.find(({ kind, span }) => kind === 'email' && start <= span[0] && span[1] <= end)
  return literal && { literal: literal.value, span: literal.span }
}

/** Where a language builds the link itself (`:href="'mailto:' + a.email + ',' + b.email"`), by what lies between its paths. */
export function builtLinksOf(text: string, outputs: readonly OutputFact[]): LinkFact[] {
  const links: LinkFact[] = []
  outputs.forEach(({ span, paths, context }, output) => {
    if (paths.length < 2) return
    const found = text.slice(...span).indexOf('mailto:')
    if (found < 0) return
    const start = span[0] + found
    const people: LinkPerson[] = []
    let from = start
    for (const path of paths) {
      if (path.span[0] < from) continue
      if (people.length === 0 || /[,;]|[?&]b?cc=/i.test(text.slice(from, path.span[0]))) people.push({ output, span: path.span })
      from = path.span[1]
    }
    links.push({ span, context, people })
  })
  return links
}
