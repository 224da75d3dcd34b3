import { defineDialect, type Expression, type Scan, type ScanEvent } from '../dialect.js'
import type { Span } from '../source.js'
import type { Tag, TagKind } from '../template.js'
import { trimSpan } from './reading/delimiters.js'
import type { ReadExpression } from './reading/cursor.js'
import { readExpression } from './reading/expression.js'
import { checkedExpressions } from './reading/javascript.js'
import { functionsIn, pushCalls } from './reading/local-calls.js'
import { readScriptlet, type BraceStack } from './reading/scriptlets.js'

/** EJS, Eta and lodash templates: JavaScript between `<%` and `%>`. */
export default defineDialect({
  name: 'ejs',
  title: 'EJS, Eta, lodash',
  family: 'language',
  docs: 'https://ejs.co/#docs',
  extensions: ['ejs', 'eta', 'lodash', 'jst'],
  detect: (text) => text.includes('<%') && /<%[=_~-]?\s*(?!asm_|body\s*%>|subject\s*%>|%)[\w$!("'`@[{/}]/.test(text),
  scan,
  parse: (text, scanned, parsers) => (parsers.javascript ? checkedExpressions(text, scanned, parsers.javascript) : undefined),
})

const legacy = /^\s*(?:asm_\w+|body|subject)\s*$/

function scan(text: string): Scan {
  const tags: Tag[] = []
  const events: ScanEvent[] = []
  const stack: BraceStack = { open: [], functions: functionsIn(text) }
  let close = -1
  for (let at = text.indexOf('<%'); at >= 0;) {
    if (text[at + 2] === '%') {
      at = text.indexOf('<%', at + 3)
      continue
    }
    if (close < at + 2) close = text.indexOf('%>', at + 2)
    if (close < 0) break
    const next = text.indexOf('<%', at + 2)
    if (next >= 0 && next < close) {
      at = next
      continue
    }
    const tag = classify(text, at, close)
    if (tag) {
      tags.push(tag)
      readTag(text, tag, stack, events)
    }
    at = next
  }
  return { tags, events }
}

function classify(text: string, at: number, close: number): Tag | undefined {
  if (legacy.test(text.slice(at + 2, close))) return undefined
  const mark = text[at + 2]!
  const end = /[-_]/.test(text[close - 1]!) && close - 1 > at + 2 ? close - 1 : close
  const kind: TagKind = mark === '#' ? 'comment' : /[=~-]/.test(mark) ? 'output' : 'code'
  const from = /[#=~_-]/.test(mark) ? at + 3 : at + 2
  return { span: [at, close + 2], body: [Math.min(from, end), end], kind, dialect: 'ejs' }
}

const includeCall = /^\s*(?:await\s+)?(?:include|includeAsync|partial)\s*\(\s*(["'`])([^"'`]+)\1/
const oldInclude = /^\s*include\s+([^\s;]+)/

function readTag(text: string, tag: Tag, stack: BraceStack, events: ScanEvent[]): void {
  const { span, kind } = tag
  const body = trimSpan(text, ...tag.body)
  const source = text.slice(...body)
  const included = includeCall.exec(source)
  if (included) events.push({ k: 'include', span, target: included[2]!, args: argumentsOf(text, body, included[0].length), inherits: true })
  else if (/^(?:await\s+)?include\s*\(/.test(source)) events.push({ k: 'include', span, inherits: true })
  else if (kind === 'output') {
    const expression = outputOf(text, body, stack.functions)
    pushCalls(expression, span, events)
    events.push({ k: 'output', span, expression, ...(text[span[0] + 2] !== '=' && { unescaped: true as const }) })
  } else if (kind === 'code') {
    const older = oldInclude.exec(source)
    if (older) events.push({ k: 'include', span, target: older[1]!, inherits: true })
    else readScriptlet(text, body, span, stack, events)
  }
}

/** Eta names its data `it`, EJS `locals`: the name says nothing. */
function outputOf(text: string, body: Span, functions: ReadonlySet<string>): ReadExpression {
  return withoutRoot(readExpression(text, text[body[1] - 1] === ';' ? [body[0], body[1] - 1] : body, { functions }))
}

function withoutRoot(expression: ReadExpression): ReadExpression {
  const paths = expression.paths.map((path) =>
    path.segments.length > 1 && /^(?:it|locals|this)$/.test(path.segments[0]!) ? { ...path, segments: path.segments.slice(1) } : path,
  )
  return { ...expression, paths }
}

const argument = /(?:^|[{,])\s*([\w$]+)\s*(?::\s*([^,{}]+))?(?=[,}])/g

function argumentsOf(text: string, body: Span, from: number): Record<string, Expression> {
  const args: Record<string, Expression> = {}
  const source = text.slice(body[0] + from, body[1])
  for (const found of source.matchAll(argument)) {
    const value = found[2] ?? found[1]!
    const start = body[0] + from + found.index + found[0].lastIndexOf(value)
    args[found[1]!] = withoutRoot(readExpression(text, [start, start + value.trimEnd().length]))
  }
  return args
}
