import { sharing } from '../../markup/places.js'
import type { Span } from '../../source.js'
import type { TemplateContext } from '../../template.js'
import { readExpression } from './expression.js'
import type { PugReading } from './pug-lines.js'
import { output } from './pug-text.js'

const longest = 20_000
const urls = /^(?:href|src|background|action|poster|cite)$/

/** The parenthesis that closes an attribute list, strings and nested brackets skipped; the end of the text without one. */
export function attributesEnd(text: string, from: number): number {
  let depth = 0
  const limit = Math.min(text.length, from + longest)
  for (let at = from; at < limit; at++) {
    const char = text[at]!
    if (char === '"' || char === "'" || char === '`') at = stringEnd(text, at, limit)
    else if (char === '(' || char === '[' || char === '{') depth++
    else if (char === ')' && depth === 0) return at
    else if (char === ')' || char === ']' || char === '}') depth--
  }
  return limit
}

function stringEnd(text: string, at: number, limit: number): number {
  let index = at + 1
  while (index < limit && text[index] !== text[at]) index += text[index] === '\\' ? 2 : 1
  return index
}

const attributeName = /["']?([\w:@.#-]+)["']?\s*/y

export function readAttributes(reading: PugReading, element: string, [start, end]: Span): void {
  const { text } = reading
  let at = start
  while (at < end) {
    attributeName.lastIndex = at
    const found = attributeName.exec(text)
    if (!found || found.index + found[0].length > end) {
      at++
      continue
    }
    at = attributeName.lastIndex
    const mark = text.startsWith('!=', at) ? 2 : text[at] === '=' && text[at + 1] !== '=' ? 1 : 0
    if (mark === 0) continue
    at += mark
    while (at < end && text.charCodeAt(at) <= 32) at++
    const value: Span = [at, valueEnd(text, at, end)]
    readValue(reading, element, found[1]!.toLowerCase(), value)
    at = Math.max(value[1], at + 1)
  }
}

/** A value ends at a comma, or at a blank where neither side is an operator. */
function valueEnd(text: string, from: number, end: number): number {
  let depth = 0
  for (let at = from; at < end; at++) {
    const char = text[at]!
    if (char === '"' || char === "'" || char === '`') at = stringEnd(text, at, end)
    else if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char)) depth--
    else if (depth === 0 && char === ',') return at
    else if (depth === 0 && char.charCodeAt(0) <= 32) {
      const next = /\S/g
      next.lastIndex = at
      const after = text[next.exec(text)?.index ?? end] ?? ''
      if (!/[+\-*/?:&|<>=.]/.test(after) && !/[+\-*/?:&|<>=.]/.test(text[at - 1]!)) return at
    }
  }
  return end
}

function readValue(reading: PugReading, element: string, attribute: string, value: Span): void {
  const { text } = reading
  const url = urls.test(attribute)
  const scheme = url ? /^["'`]?\s*([a-z][\w+.-]*):/i.exec(text.slice(...value))?.[1]?.toLowerCase() : undefined
  const shares = url && sharing.test(text.slice(...value))
  const context: TemplateContext = {
    place: url ? 'url' : attribute === 'style' ? 'style' : 'attribute',
    element,
    attribute,
    ...(scheme !== undefined && { scheme }),
    ...(shares && { shares }),
  }
  const plain = /^(?:"[^"]*"|'[^']*')$/.test(text.slice(...value))
  if (plain) {
    reading.events.push({ k: 'literal', span: [value[0] + 1, value[1] - 1], context })
    for (const found of text.slice(...value).matchAll(/#\{([^{}]*)\}/g)) {
      const at = value[0] + found.index
      output(reading, [at, at + found[0].length], [at + 2, at + found[0].length - 1], context)
    }
    return
  }
  if (readExpression(text, value).paths.length > 0) output(reading, value, value, context)
}
