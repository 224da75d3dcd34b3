import { defineDialect, tagKindOf, type Expression, type Scan, type ScanEvent } from '../dialect.js'
import type { Span } from '../source.js'
import type { Tag, TagKind } from '../template.js'
import { findClose, trimSpan } from './reading/delimiters.js'
import { readExpression } from './reading/expression.js'

/** Benchpress, as NodeBB writes it: `{{{ each users }}}{./email}{{{ end }}}`. */
export default defineDialect({
  name: 'benchpress',
  title: 'Benchpress',
  family: 'language',
  docs: 'https://github.com/benchpressjs/benchpressjs/blob/master/docs/template-syntax.md',
  extensions: [],
  detect: (text) => (text.includes('{{{') && /\{\{\{\s*(?:each|if|else|end)\b/.test(text)) || hasOldBlocks(text),
  scan,
})

/** Its older syntax, `<!-- BEGIN topics -->{topics.title}<!-- END topics -->`. Other mails have such comments over their sections, and no more. */
function hasOldBlocks(text: string): boolean {
  if (!/<!-- (?:BEGIN|IF|IMPORT) /.test(text)) return false
  const block = /<!-- BEGIN (\w+) -->[\s\S]{0,20000}?<!-- END \1 -->/.exec(text)
  if (block && new RegExp(`\\{(?:@|\\.{0,2}/)?${block[1]!}\\.\\w`).test(block[0])) return true
  return /<!-- IF !?[\w.@]+ -->[\s\S]{0,20000}?<!-- ENDIF|<!-- IMPORT \S+ -->/.test(text)
}

const opener = /\{\{\{?|<!-- (?=BEGIN|IF|ELSE|ENDIF|END|IMPORT)|(?<![$#])\{(?=[@./\w])/g

function scan(text: string): Scan {
  const tags: Tag[] = []
  const events: ScanEvent[] = []
  opener.lastIndex = 0
  for (let found = opener.exec(text); found; found = opener.exec(text)) {
    const open = found[0]
    const at = found.index
    const close = closeOf(text, at, open)
    if (close < 0) continue
    const length = open === '<!-- ' ? 3 : open.length
    const span: Span = [at, close + length]
    const body = trimSpan(text, at + open.length, close)
    const event = read(text, span, body, open)
    if (!event) continue
    if (event !== 'code') events.push(event)
    const kind: TagKind = event === 'code' ? event : tagKindOf(event)
    tags.push({ span, body, kind, dialect: 'benchpress' })
    opener.lastIndex = span[1]
  }
  return { tags, events }
}

function closeOf(text: string, at: number, open: string): number {
  if (open === '<!-- ') return findClose(text, at + 5, '-->', '<!--')
  if (open !== '{') return findClose(text, at + open.length, open === '{{' ? '}}' : '}}}', '{{')
  const close = /^\{[@./\w:]+\}/.exec(text.slice(at, at + 120))
  return close ? at + close[0].length - 1 : -1
}

const statement = /^(each|BEGIN|if|IF|else|ELSE|elseif|end|ENDIF|END)\b\s*/

function read(text: string, span: Span, body: Span, open: string): ScanEvent | 'code' | undefined {
  const word = open === '{{' || open === '{' ? undefined : statement.exec(text.slice(...body))
  if (!word) {
    const included = /^(?:include|IMPORT)\s+(\S+)/.exec(text.slice(...body))
    if (included) return { k: 'include', span, target: included[1]!, inherits: true }
    if (open === '<!-- ') return undefined
    return { k: 'output', span, expression: expressionOf(text, body), ...(open === '{{{' && { unescaped: true as const }) }
  }
  const name = word[1]!.toLowerCase()
  if (name === 'else' || name === 'elseif') return { k: 'middle', span }
  if (name === 'end' || name === 'endif') return { k: 'close', span }
  const subject = expressionOf(text, [body[0] + word[0].length, body[1]])
  if (name === 'if') return { k: 'open', span, block: 'condition', name: 'end', vars: [], subject }
  return { k: 'open', span, block: 'loop', name: 'end', vars: [], subject, implicit: true }
}

/** `./x` and `../x` start at the loop; a bare name is looked up from the root, which already holds the loop's own path. */
function expressionOf(text: string, body: Span): Expression {
  const source = text.slice(...body)
  if (/^\.{0,2}\/?[\w./]+$/.test(source) && (source.startsWith('.') || source.includes('.'))) {
    const up = source.startsWith('../') ? 1 : 0
    const local = source.startsWith('.')
    const segments = source
      .replace(/^\.{1,2}\//, '')
      .split(/[./]/)
      .filter(Boolean)
    return { paths: [{ segments, span: body, from: local ? 'context' : 'root', ...(up && { up }) }], calls: [], strings: [] }
  }
  const plain = readExpression(text, body)
  return { ...plain, paths: plain.paths.map((path) => ({ ...path, from: 'root' as const })) }
}
