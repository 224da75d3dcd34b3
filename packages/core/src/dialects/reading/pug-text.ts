import type { Span } from '../../source.js'
import type { PlaceKind, TagKind, TemplateContext } from '../../template.js'
import { trimSpan } from './delimiters.js'
import { readExpression } from './expression.js'
import { pushCalls } from './local-calls.js'
import type { PugReading } from './pug-lines.js'

export function tag(reading: PugReading, span: Span, body: Span, kind: TagKind): void {
  reading.tags.push({ span, body, kind, dialect: 'pug' })
}

const interpolation = /(\\?)([#!])\{/g

export function readText(reading: PugReading, [start, end]: Span): void {
  const { text } = reading
  let from = start
  for (const found of text.slice(start, end).matchAll(interpolation)) {
    const at = start + found.index + found[1]!.length
    if (at < from) continue
    const close = closing(text, at + 2, end)
    if (close < 0) break
    from = close + 1
    if (!found[1]) output(reading, [at, close + 1], [at + 2, close], textContext(reading), found[2] === '!')
  }
}

function closing(text: string, from: number, end: number): number {
  let depth = 0
  for (let at = from; at < end; at++) {
    if (text[at] === '{') depth++
    else if (text[at] === '}' && depth-- === 0) return at
  }
  return -1
}

export function readBuffered(reading: PugReading, from: number, end: number): void {
  const mark = reading.text[from] === '!' ? 2 : 1
  output(reading, [from, end], trimSpan(reading.text, from + mark, end), textContext(reading), mark === 2)
}

export function output(reading: PugReading, span: Span, body: Span, context: TemplateContext, unescaped = false): void {
  tag(reading, span, body, 'output')
  const expression = readExpression(reading.text, body, { functions: reading.braces.functions })
  pushCalls(expression, span, reading.events)
  reading.events.push({
    k: 'output',
    span,
    expression,
    context,
    ...(unescaped && { unescaped: true as const }),
  })
}

function textContext(reading: PugReading): TemplateContext {
  const top = reading.stack[reading.stack.length - 1]
  const element = [...reading.stack].reverse().find((open) => open.element !== undefined)?.element
  const place: PlaceKind =
    element === 'title'
      ? 'title'
      : element === 'style'
        ? 'style'
        : element === 'script'
          ? 'script'
          : top?.preheader
            ? 'preheader'
            : top?.hidden
              ? 'hidden'
              : 'text'
  return { place, ...(element !== undefined && { element }) }
}
