import type { Scan, ScanEvent } from '../../dialect.js'
import type { Span } from '../../source.js'
import type { Tag } from '../../template.js'
import { trimSpan } from './delimiters.js'
import { readArguments } from './arguments.js'
import { comparisonsIn, contrary, type Comparisons } from './equality.js'
import { readExpression } from './expression.js'
import { readBuffered, readText, tag } from './pug-text.js'
import { functionsIn } from './local-calls.js'
import { attributesEnd, readAttributes } from './pug-attributes.js'
import { readScriptlet, type BraceStack } from './scriptlets.js'

interface Open {
  readonly indent: number
  readonly element?: string
  readonly hidden: boolean
  readonly preheader: boolean
  /** Lines inside are plain text. */
  readonly text: boolean
  readonly block: boolean
  readonly compared?: Comparisons
}

export interface PugReading {
  readonly text: string
  readonly tags: Tag[]
  readonly events: ScanEvent[]
  readonly stack: Open[]
  readonly braces: BraceStack
  /** What the line above this one compares, where an `else` may follow it. */
  closed: Comparisons
}

const deepest = 500

/** Line by line: what is indented deeper belongs to the line above it. */
export function scanPug(text: string): Scan {
  const reading: PugReading = { text, tags: [], events: [], stack: [], braces: { open: [], functions: functionsIn(text) }, closed: {} }
  let skipBelow = -1
  for (let start = 0; start < text.length;) {
    const newline = /\r\n?|\n/g
    newline.lastIndex = start
    const found = newline.exec(text)
    const end = found ? found.index : text.length
    let next = found ? newline.lastIndex : text.length
    const line = trimSpan(text, start, end)
    if (line[0] < line[1]) {
      const indent = line[0] - start
      if (skipBelow < 0 || indent <= skipBelow) {
        skipBelow = -1
        leave(reading, indent, start)
        if (text.startsWith('//', line[0])) skipBelow = indent
        else if (line[1] - line[0] === 1 && text[line[0]] === '-') next = readCodeBlock(reading, indent, next)
        else next = Math.max(next, readLine(reading, line, indent))
      }
    }
    start = next
  }
  reading.tags.sort((a, b) => a.span[0] - b.span[0])
  return { tags: reading.tags, events: reading.events }
}

/** Lines of code below a lone `-`. Gives where they end. */
function readCodeBlock({ text, tags, events, braces }: PugReading, indent: number, start: number): number {
  let end = start
  for (const { 0: line, 1: blanks } of text.slice(start).matchAll(/([ \t]*)[^\r\n]*(?:\r\n?|\n|$)/g)) {
    if (line === '' || (line.trim() !== '' && blanks!.length <= indent)) break
    end += line.length
  }
  const body = trimSpan(text, start, end)
  if (body[0] >= body[1]) return end
  readScriptlet(text, body, body, braces, events)
  tags.push({ span: body, body, kind: 'code', dialect: 'pug' })
  return end
}

function leave(reading: PugReading, indent: number, at: number): void {
  while (reading.stack.length > 0 && reading.stack[reading.stack.length - 1]!.indent >= indent) {
    const open = reading.stack.pop()!
    reading.closed = open.compared ?? {}
    if (open.block) reading.events.push({ k: 'close', span: [at, at], name: 'indent' })
  }
}

function enter(reading: PugReading, open: Partial<Open> & { readonly indent: number }): void {
  if (reading.stack.length >= deepest) return
  const parent = reading.stack[reading.stack.length - 1]
  reading.stack.push({
    hidden: parent?.hidden ?? false,
    preheader: parent?.preheader ?? false,
    text: parent?.text ?? false,
    block: false,
    ...open,
  })
}

const statement =
  /(each|for|if|else if|else|unless|case|when|default|while|include|extends|mixin|block|append|prepend|doctype)(?=[\s(:]|$)(?::[\w-]+)?\s*/y
const eachHead = /^\(?\s*([\w$]+)(?:\s*,\s*[\w$]+)?\s*\)?\s+(?:in|of)\s+/

/** `- for (const user of users)`, whose body is what is indented below it. */
const codeLoop = /^-\s*for\s*\(\s*(?:const|let|var)?\s*([\w$]+)\s+of\s+([^{]+?)\)\s*$/

/** Returns the offset from which the next line is read: attributes may run over several. */
function readLine(reading: PugReading, line: Span, indent: number): number {
  const { text } = reading
  const top = reading.stack[reading.stack.length - 1]
  const char = text[line[0]]!
  if (top?.text || char === '|' || char === '<') {
    readText(reading, char === '|' && !top?.text ? [line[0] + 1, line[1]] : line)
    return line[1]
  }
  const loop = char === '-' ? codeLoop.exec(text.slice(...line)) : null
  if (loop) {
    const from = line[0] + loop[0].lastIndexOf(loop[2]!)
    enter(reading, { indent, block: true })
    tag(reading, line, line, 'open')
    reading.events.push({
      k: 'open',
      span: line,
      block: 'loop',
      name: 'indent',
      vars: [loop[1]!],
      subject: readExpression(text, [from, from + loop[2]!.length]),
    })
    return line[1]
  }
  if (char === '-') {
    readScriptlet(text, [line[0] + 1, line[1]], line, reading.braces, reading.events)
    reading.tags.push({ span: line, body: [line[0] + 1, line[1]], kind: 'code', dialect: 'pug' })
    return line[1]
  }
  if (char === '=' || text.startsWith('!=', line[0])) {
    readBuffered(reading, line[0], line[1])
    return line[1]
  }
  statement.lastIndex = line[0]
  const found = statement.exec(text)
  if (found) readStatement(reading, line, indent, found[1]!, line[0] + found[0].length)
  else return readTag(reading, line, indent)
  return line[1]
}

function readStatement(reading: PugReading, line: Span, indent: number, name: string, from: number): void {
  const { text, events } = reading
  const body: Span = [Math.min(from, line[1]), line[1]]
  if (name === 'doctype' || name === 'block' || name === 'append' || name === 'prepend') return enter(reading, { indent })
  if (name === 'include' || name === 'extends') {
    const target = text.slice(...body).trim()
    events.push({ k: 'include', span: line, inherits: true, ...(target && { target }) })
    return tag(reading, line, body, 'include')
  }
  const compared = comparedBy(reading, name, body)
  enter(reading, { indent, block: true, compared })
  tag(reading, line, body, 'open')
  if (name !== 'each' && name !== 'for') {
    const mixin = name === 'mixin' ? /^([\w-]+)\s*(?:\(([^)]*)\))?/.exec(text.slice(...body)) : null
    const fragment = mixin && { name: `+${mixin[1]}`, params: namesIn(mixin[2] ?? '') }
    events.push({
      k: 'open',
      span: line,
      block: mixin ? 'block' : 'condition',
      name: 'indent',
      vars: [],
      ...(fragment && { fragment }),
      ...compared,
    })
    return
  }
  const head = eachHead.exec(text.slice(...body))
  const subject = readExpression(text, [body[0] + (head?.[0].length ?? 0), body[1]])
  events.push({ k: 'open', span: line, block: 'loop', name: 'indent', vars: head ? [head[1]!] : [], subject })
}

function comparedBy({ text, closed }: PugReading, name: string, body: Span): Comparisons {
  if (name === 'else') return contrary(closed)
  if (name === 'unless') return contrary(comparisonsIn(text, body))
  return name === 'if' || name === 'else if' ? comparisonsIn(text, body) : {}
}

function namesIn(params: string): string[] {
  return params.split(',').map((param) => param.replace(/=.*$/s, '').replace('...', '').trim())
}

const selector = /[\w-]*(?:[.#][\w-]+)*/y

/** `a.button(href=url, title=name)= label`, `p: b #{name}`, `style.`. */
function readTag(reading: PugReading, line: Span, indent: number): number {
  const { text } = reading
  let at = line[0]
  const mixin = text[at] === '+'
  if (mixin) at++
  selector.lastIndex = at
  const head = selector.exec(text)![0]
  if (head === '' && !mixin) {
    readText(reading, line)
    return line[1]
  }
  at += head.length
  const name = /^[\w-]+/.exec(head)?.[0] ?? 'div'
  const attributes: Span | undefined = text[at] === '(' ? [at + 1, attributesEnd(text, at + 1)] : undefined
  if (attributes) at = Math.min(text.length, attributes[1] + 1)
  const style = attributes && !mixin ? text.slice(...attributes) : ''
  const parent = reading.stack[reading.stack.length - 1]
  const hidden = (parent?.hidden ?? false) || /display\s*:\s*['"]?none|mso-hide\s*:\s*all/i.test(style)
  const preheader = (parent?.preheader ?? false) || /pre-?header|preview/i.test(head + (/\bclass\s*=\s*["'][^"']*/.exec(style)?.[0] ?? ''))
  const end = lineEnd(text, at)
  const block = text[end - 1] === '.' && end - 1 === at
  enter(reading, { indent, element: name, hidden, preheader, text: block })
  if (attributes && !mixin) readAttributes(reading, name, attributes)
  if (mixin) readCall(reading, [line[0], at], name, attributes)
  readRest(reading, at, end, indent)
  return Math.max(end, line[1])
}

/** `+row(user)`: what the mixin prints is printed here. */
function readCall(reading: PugReading, span: Span, name: string, params: Span | undefined): void {
  const args = params ? readArguments(reading.text, params) : {}
  reading.events.push({ k: 'include', span, target: `+${name}`, args, inherits: true })
  tag(reading, span, span, 'include')
}

function lineEnd(text: string, from: number): number {
  const newline = /\r|\n/g
  newline.lastIndex = from
  const found = newline.exec(text)
  return trimSpan(text, from, found ? found.index : text.length)[1]
}

function readRest(reading: PugReading, at: number, end: number, indent: number): void {
  const { text } = reading
  if (at >= end) return
  if (text[at] === '=' || text.startsWith('!=', at)) return readBuffered(reading, at, end)
  if (text.startsWith('&attributes', at)) return
  if (text[at] === ':') {
    const line = trimSpan(text, at + 1, end)
    if (line[0] < line[1] && reading.stack.length < deepest) readLine(reading, line, indent)
    return
  }
  readText(reading, [at, end])
}
