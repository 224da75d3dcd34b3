import { defineDialect, type Expression, type Scan, type ScanEvent } from '../dialect.js'
import type { Span } from '../source.js'
import type { MergeReach, Tag } from '../template.js'
import { readAmpExpression } from './reading/ampscript-expression.js'
import { trimSpan } from './reading/delimiters.js'

/** AMPscript of Salesforce Marketing Cloud: `%%=v(@name)=%%`, `%%[ for … do ]%%`, `%%emailaddr%%`. */
export default defineDialect({
  name: 'ampscript',
  title: 'AMPscript',
  family: 'merge-tags',
  docs: 'https://developer.salesforce.com/docs/marketing/marketing-cloud-ampscript/overview',
  extensions: ['ampscript', 'amp'],
  detect: (text) => text.includes('%%') && /%%=|%%\[|%%[A-Za-z_][\w ]{1,60}%%/.test(text),
  scan,
})

function scan(text: string): Scan {
  const tags: Tag[] = []
  const events: ScanEvent[] = []
  const wide = new Set<string>()
  for (let at = text.indexOf('%%'); at >= 0;) {
    const tag = readTag(text, at)
    if (!tag) {
      at = text.indexOf('%%', at + 2)
      continue
    }
    tags.push(tag)
    if (tag.kind === 'code') readStatements(text, tag, events, wide)
    else events.push(outputOf(text, tag, wide))
    at = text.indexOf('%%', tag.span[1])
  }
  return { tags, events }
}

const attribute = /%%([A-Za-z_][\w ]{0,60})%%/y

function readTag(text: string, at: number): Tag | undefined {
  const mark = text[at + 2]
  if (mark === '=' || mark === '[') {
    const close = nearest(text, mark === '=' ? '=%%' : ']%%', at + 3)
    if (close < 0) return undefined
    return { span: [at, close + 3], body: [at + 3, close], kind: mark === '=' ? 'output' : 'code', dialect: 'ampscript' }
  }
  attribute.lastIndex = at
  const found = attribute.exec(text)
  return found
    ? { span: [at, at + found[0].length], body: [at + 2, at + found[0].length - 2], kind: 'output', dialect: 'ampscript', name: found[1]! }
    : undefined
}

/** The next closing mark, unless another block opens before it. */
function nearest(text: string, close: string, from: number): number {
  for (let at = text.indexOf('%%', from); at >= 0 && at - from < 50_000; at = text.indexOf('%%', at + 2)) {
    if (text[at - 1] === close[0] && at - 1 >= from) return at - 1
    if (text[at + 2] === '=' || text[at + 2] === '[') return -1
  }
  return -1
}

/** `wide` are the variables that hold a datum of one contact for everybody. */
function outputOf(text: string, { span, body, name }: Pick<Tag, 'span' | 'body' | 'name'>, wide: ReadonlySet<string>): ScanEvent {
  const called = name === undefined
  const expression: Expression = called
    ? readAmpExpression(text, body)
    : { paths: [{ segments: [name], span: body }], calls: [], strings: [] }
  const variable = /^\s*(?:v\s*\(\s*)?(@\w+)\s*\)?\s*$/i.exec(text.slice(...body))?.[1]?.toLowerCase()
  const held = variable !== undefined && wide.has(variable) ? 'wide' : undefined
  const reach = called ? (held ?? reachOfCall(text.slice(...body))) : reachOf(name)
  return { k: 'output', span, expression, ...(reach && { reach }) }
}

function reachOf(name: string): MergeReach {
  if (/unsub|profile_center|subscription_center|view_email|ftaf/i.test(name)) return 'recipient-link'
  return /^member_/i.test(name) ? 'sender' : 'recipient'
}

/** `Lookup` with a key written in the template picks the same contact for everybody. */
function reachOfCall(body: string): MergeReach | undefined {
  return /\blookup\s*\(\s*["'][^"']*["']\s*,\s*["'][^"']*["']\s*,\s*["'][^"']*["']\s*,\s*(?:["'][^"']*["']|\d+)\s*\)/i.test(body)
    ? 'wide'
    : undefined
}

const statement =
  /\/\*[\s\S]*?\*\/|"[^"\n]*"|'[^'\n]*'|\bfor\s+(@\w+)\s*=\s*([^\n]{0,120}?)\s+(?:to|downto)\s+([^\n]{0,200}?)\s+do\b|\bnext\b(?:\s+@\w+)?|\bendif\b|\belse(?:if)?\b|\bif\b|\bset\s+(@\w+)\s*=\s*|\boutput(?:line)?\s*\(/gi

function readStatements(text: string, tag: Tag, events: ScanEvent[], wide: Set<string>): void {
  const [from, to] = tag.body
  for (const found of text.slice(from, to).matchAll(statement)) {
    const word = found[0].slice(0, 4).toLowerCase()
    const at = from + found.index
    const span: Span = [at, at + found[0].length]
    if (/^["'/]/.test(word)) continue
    if (word.startsWith('for'))
      events.push({ k: 'open', span: tag.span, block: 'loop', name: 'for', vars: [], subject: countOf(text, span, found[3]!) })
    else if (word === 'next') events.push({ k: 'close', span: tag.span, name: 'for' })
    else if (word === 'endi') events.push({ k: 'close', span: tag.span, name: 'if' })
    else if (word === 'else') events.push({ k: 'middle', span: tag.span })
    else if (word.startsWith('if')) events.push({ k: 'open', span: tag.span, block: 'condition', name: 'if', vars: [] })
    else if (word === 'outp') {
      const close = closing(text, span[1], to)
      events.push(outputOf(text, { span: [at, Math.min(close + 1, to)], body: [span[1], close] }, wide))
    } else if (word.startsWith('set')) {
      const set = assigned(text, span, found[4]!, to)
      events.push(set)
      if (reachOfCall(text.slice(span[1], endOfStatement(text, span[1], to)))) wide.add(set.name)
      else wide.delete(set.name)
    }
  }
}

/** `to RowCount(@rows)`: the loop runs over `@rows`. */
function countOf(text: string, span: Span, bound: string): Expression {
  const start = text.indexOf(bound, span[0])
  const name = /rowcount\s*\(\s*(@\w+)/i.exec(bound)?.[1]
  if (!name) return { paths: [], calls: [], strings: [] }
  const at = start + bound.indexOf(name)
  return { paths: [{ segments: [name.toLowerCase()], span: [at, at + name.length] }], calls: [], strings: [] }
}

const nextStatement = /"[^"\n]*"|'[^'\n]*'|[\r\n]|\s(?:set|if|for|next|endif|output|else|elseif)\b/gi

/** Several `set` may stand on one line; each ends where the next statement or line begins. */
function assigned(text: string, span: Span, name: string, to: number): Extract<ScanEvent, { k: 'set' }> {
  const end = endOfStatement(text, span[1], to)
  return { k: 'set', span, name: name.toLowerCase(), value: readAmpExpression(text, trimSpan(text, span[1], end)) }
}

function endOfStatement(text: string, from: number, to: number): number {
  nextStatement.lastIndex = from
  for (let found = nextStatement.exec(text); found && found.index < to; found = nextStatement.exec(text)) {
    if (!/^["']/.test(found[0])) return found.index
  }
  return to
}

/** The parenthesis that closes the one before `from`, or the end. */
function closing(text: string, from: number, to: number): number {
  let depth = 0
  for (let at = from; at < to; at++) {
    const char = text[at]
    if (char === '"' || char === "'") {
      const end = text.indexOf(char, at + 1)
      if (end < 0 || end >= to) return to
      at = end
    } else if (char === '(') depth++
    else if (char === ')' && depth-- === 0) return at
  }
  return to
}
