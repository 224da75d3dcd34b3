import type { Scan } from '../../dialect.js'
import { lineStartsOf, positionAt } from '../../source.js'

interface Token {
  readonly type: string
  readonly loc: { readonly start: { readonly line: number }; readonly end: { readonly line: number } }
}

const isToken = (value: unknown): value is Token => typeof value === 'object' && value !== null && 'type' in value && 'loc' in value

const telling = new Set([
  'interpolated-code',
  'code',
  'attribute',
  'interpolation',
  'each',
  'eachOf',
  'call',
  'text',
  'text-html',
  'start-pug-interpolation',
  'blockcode',
])

/** Outputs on lines where pug's own lexer sees no code, attribute or text are dropped: they lie in comments. */
export function readPugTokens(text: string, scan: Scan, lex: (text: string) => unknown): Scan | undefined {
  const lines = new Set<number>()
  try {
    const tokens = lex(text)
    if (!Array.isArray(tokens)) return undefined
    for (const token of tokens) {
      if (!isToken(token) || !telling.has(token.type)) continue
      for (let line = token.loc.start.line; line <= token.loc.end.line; line++) lines.add(line)
    }
  } catch {
    return undefined
  }
  const starts = lineStartsOf(text)
  const known = (offset: number): boolean => lines.has(positionAt(starts, offset).line)
  return {
    tags: scan.tags.filter(({ kind, span }) => kind !== 'output' || known(span[0])),
    events: scan.events.filter((event) => event.k !== 'output' || known(event.span[0])),
  }
}
