import type { Expression, RawPath } from '../../dialect.js'
import type { Span } from '../../source.js'

type Value =
  | { readonly k: 'path'; readonly path: RawPath }
  | { readonly k: 'string' | 'number'; readonly value: string }
  | { readonly k: 'paths'; readonly paths: readonly RawPath[] }

interface Reading {
  readonly text: string
  at: number
  readonly end: number
  depth: number
  readonly calls: string[]
}

/** AMPscript has calls and no members: `Field(Row(LookupRows("Guests", …), @i), "Email")` reads as `LookupRows(Guests)[].Email`. */
export function readAmpExpression(text: string, span: Span): Expression {
  const reading: Reading = { text, at: span[0], end: span[1], depth: 0, calls: [] }
  const paths: RawPath[] = []
  for (let count = 0; count < 200 && reading.at < reading.end; count++) paths.push(...pathsOf(readValue(reading)))
  return { paths, calls: reading.calls, strings: [] }
}

function pathsOf(value: Value | undefined): readonly RawPath[] {
  if (!value) return []
  if (value.k === 'path') return [value.path]
  return value.k === 'paths' ? value.paths : []
}

const word = /@?[A-Za-z_]\w*|"[^"\n]*"|'[^'\n]*'|-?\d+/y

function readValue(reading: Reading): Value | undefined {
  word.lastIndex = reading.at
  const found = word.exec(reading.text)
  if (!found || found.index + found[0].length > reading.end) {
    reading.at++
    return undefined
  }
  const start = reading.at
  reading.at += found[0].length
  const text = found[0]
  if (/^["']/.test(text)) return { k: 'string', value: text.slice(1, -1) }
  if (/^-?\d/.test(text)) return { k: 'number', value: text }
  if (text[0] !== '@' && /^\s*\(/.test(reading.text.slice(reading.at, reading.at + 20)) && reading.depth < 30)
    return readCall(reading, text, start)
  return { k: 'path', path: { segments: [text[0] === '@' ? text.toLowerCase() : text], span: [start, reading.at] } }
}

function readCall(reading: Reading, name: string, start: number): Value | undefined {
  reading.calls.push(name)
  reading.at = reading.text.indexOf('(', reading.at) + 1
  reading.depth++
  const args: Value[] = []
  while (reading.at < reading.end && reading.text[reading.at] !== ')') {
    const value = readValue(reading)
    if (value) args.push(value)
  }
  reading.at++
  reading.depth--
  return meaning(name.toLowerCase(), args, [start, Math.min(reading.at, reading.end)])
}

function meaning(name: string, args: readonly Value[], span: Span): Value | undefined {
  const [first, second] = args
  if (/^lookup(?:ordered)?rows(?:cs)?$/.test(name) && first?.k === 'string')
    return { k: 'path', path: { segments: [`LookupRows(${first.value})`], span } }
  if (name === 'lookup' && first?.k === 'string' && second?.k === 'string')
    return { k: 'path', path: { segments: [first.value, '?', second.value], span } }
  if (name === 'row' && first?.k === 'path') return grown(first.path, second?.k === 'number' ? second.value : '[]', span)
  if (name === 'field' && first?.k === 'path' && second?.k === 'string') return grown(first.path, second.value, span)
  if (name === 'attributevalue' && first?.k === 'string') return { k: 'path', path: { segments: [first.value], span } }
  if (/^(?:rowcount|length|empty|format|now|datediff|indexof|isnull|isnulldefault|not|iif)$/.test(name) && name !== 'iif') return undefined
  const shown = name === 'iif' ? args.slice(1) : args
  return { k: 'paths', paths: shown.flatMap((value) => [...pathsOf(value)]) }
}

function grown(path: RawPath, segment: string, span: Span): Value {
  return { k: 'path', path: { ...path, segments: [...path.segments, segment], span } }
}
