import { defineDialect, type Scan, type ScanEvent } from '../dialect.js'
import type { Tag } from '../template.js'
import { findClose } from './reading/delimiters.js'
import { readExpression } from './reading/expression.js'

/** `${name}` in an HTML or MJML file that the application evaluates as a template literal or fills by replacement. */
export default defineDialect({
  name: 'es-template',
  title: 'JavaScript template literals',
  family: 'merge-tags',
  docs: 'https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Template_literals',
  extensions: [],
  detect: (text) => text.includes('${') && /\$\{[^{}]+\}/.test(text) && !/\{\{\s*\$\{|#(?:foreach|set|if)\s*\(|\$!?\{lead\./.test(text),
  scan,
})

function scan(text: string): Scan {
  const tags: Tag[] = []
  const events: ScanEvent[] = []
  for (let at = text.indexOf('${'); at >= 0;) {
    const close = endOfLiteral(text, at + 2)
    if (close < 0) {
      at = text.indexOf('${', at + 2)
      continue
    }
    tags.push({ span: [at, close + 1], body: [at + 2, close], kind: 'output', dialect: 'es-template' })
    events.push({ k: 'output', span: [at, close + 1], expression: readExpression(text, [at + 2, close]) })
    at = text.indexOf('${', close + 1)
  }
  return { tags, events }
}

/** The brace that closes this one; nested templates and objects are counted. Far braces are taken for none. */
function endOfLiteral(text: string, from: number): number {
  const simple = findClose(text, from, '}', '{')
  if (simple >= 0) return simple
  let depth = 0
  for (let at = from; at < Math.min(text.length, from + 400); at++) {
    if (text[at] === '{') depth++
    else if (text[at] === '}' && depth-- === 0) return at
  }
  return -1
}
