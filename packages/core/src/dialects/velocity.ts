import { defineDialect, tagKindOf, type Expression, type Scan, type ScanEvent } from '../dialect.js'
import type { Span } from '../source.js'
import type { Tag } from '../template.js'
import { closersOf } from './reading/closers.js'
import { equalitiesOf } from './reading/equality.js'
import { readExpression } from './reading/expression.js'

/** Apache Velocity, as in Marketo email scripts. */
export default defineDialect({
  name: 'velocity',
  title: 'Velocity',
  family: 'merge-tags',
  docs: 'https://velocity.apache.org/engine/2.4.1/vtl-reference.html',
  extensions: ['vm', 'vtl', 'vsl'],
  detect: (text) =>
    ['#foreach', '#set', '#if', '#parse', 'lead.'].some((mark) => text.includes(mark)) &&
    /#(?:foreach|set|if|parse)\s*\(|\$!?\{?lead\./.test(text),
  scan,
})

const reference = /\$!?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*(?:\([^()\n]{0,80}\))?|\[[^\]\n]{1,30}\])*/y
const braced = /\$!?\{([^{}\n]{1,200})\}/y
const declared = /#foreach\s*\(\s*\$!?\{?(\w+)|#set\s*\(\s*\$!?\{?(\w+)/g
const directive = /#(foreach|if|elseif|else|end|set|parse|include|macro|define)\b/y
const defined = /#define\s*\(\s*\$!?\{?(\w+)/g
const macros = /#macro\s*\(\s*(\w+)/g
const call = /#@?(\w+)\s*\(/y

function scan(text: string): Scan {
  const tags: Tag[] = []
  const events: ScanEvent[] = []
  const known = new Set<string>()
  for (const [, loop, set] of text.matchAll(declared)) known.add((loop ?? set)!)
  const parts = new Set([...text.matchAll(defined)].map(([, name]) => name!))
  const named = new Set([...text.matchAll(macros)].map(([, name]) => name!))
  const lastClose = text.lastIndexOf('*#')
  const unparsed = closersOf(text, /\]\]#/g)
  for (let at = nextMark(text, 0); at >= 0;) {
    const tag =
      readComment(text, at, lastClose) ??
      (text[at] === '$'
        ? readReference(text, at, { known, parts }, events)
        : (readDirective(text, at, events) ?? readCall(text, at, named, events)))
    const plain = text.startsWith('#[[', at) ? unparsed.next(at + 3) : undefined
    if (tag) tags.push(tag)
    else if (plain) tags.push(rawMark([at, at + 3]), rawMark(plain))
    at = nextMark(text, plain ? plain[1] : tag ? tag.span[1] : at + 1)
  }
  return { tags, events }
}

const mark = /\$(?=[!{A-Za-z])|#(?=[{A-Za-z#*@]|\[\[)/g
const comment = /##[^\r\n]*|#\*[\s\S]*?\*#/y

/** `#[[ … ]]#` is mailed as it stands, its marks apart. */
const rawMark = (span: Span): Tag => ({ span, body: span, kind: 'raw', dialect: 'velocity' })

/** Velocity mails no comments. Behind `lastClose` none is sought, or a text full of `#*` would be read to its end for each. */
function readComment(text: string, at: number, lastClose: number): Tag | undefined {
  if (text[at] !== '#' || (text[at + 1] === '*' && at >= lastClose)) return undefined
  comment.lastIndex = at
  const found = comment.exec(text)
  if (!found) return undefined
  const span: Span = [at, at + found[0].length]
  return { span, body: span, kind: 'comment', dialect: 'velocity' }
}

function nextMark(text: string, from: number): number {
  mark.lastIndex = from
  return mark.exec(text)?.index ?? -1
}

/** Names that a template declares: variables, and parts of it that are printed by name. */
interface Names {
  readonly known: ReadonlySet<string>
  readonly parts: ReadonlySet<string>
}

function readReference(text: string, at: number, { known, parts }: Names, events: ScanEvent[]): Tag | undefined {
  braced.lastIndex = at
  const whole = braced.exec(text)
  reference.lastIndex = at
  const found = whole?.[0] ?? reference.exec(text)?.[0]
  if (found === undefined) return undefined
  const end = at + found.length
  const body: Span = whole ? [end - 1 - whole[1]!.length, end - 1] : [at + (found[1] === '!' ? 2 : 1), end]
  // A lone `$name` is text as often as it is a reference: it needs a dot, braces or a place that declares it.
  const name = whole?.[1] ?? found.replace(/^\$!?/, '')
  if (parts.has(name)) {
    events.push({ k: 'include', span: [at, end], target: `$${name}`, inherits: true })
    return { span: [at, end], body, kind: 'include', dialect: 'velocity', name }
  }
  if (!whole && !/[.[]/.test(found) && !known.has(name)) return undefined
  events.push({ k: 'output', span: [at, end], expression: read(text, body) })
  return { span: [at, end], body, kind: 'output', dialect: 'velocity' }
}

/** References inside directives and bodies carry a `$` that is no part of the name. */
function read(text: string, body: Span): Expression {
  const mark = /^\s*\$!?\{?/.exec(text.slice(...body))
  const expression = readExpression(text, [body[0] + (mark?.[0].length ?? 0), body[1]])
  const paths = expression.paths.map((path) => ({ ...path, segments: path.segments.map((segment) => segment.replace(/^\$!?/, '')) }))
  return { ...expression, paths }
}

function readDirective(text: string, at: number, events: ScanEvent[]): Tag | undefined {
  directive.lastIndex = at
  const found = directive.exec(text)
  if (!found) return undefined
  const name = found[1]!
  const open = /^\s*\(/.exec(text.slice(at + found[0].length, at + found[0].length + 20))
  const from = at + found[0].length + (open?.[0].length ?? 0)
  const close = open && name !== 'else' && name !== 'end' ? closing(text, from) : -1
  const span: Span = [at, close >= 0 ? close + 1 : at + found[0].length]
  const body: Span = close >= 0 ? [from, close] : [span[1], span[1]]
  const event = eventOf(text, span, body, name)
  if (event) events.push(event)
  return { span, body, kind: tagKindOf(event), dialect: 'velocity', name }
}

/** `#row($user)`: a macro of this file. */
function readCall(text: string, at: number, named: ReadonlySet<string>, events: ScanEvent[]): Tag | undefined {
  call.lastIndex = at
  const found = call.exec(text)
  if (!found || !named.has(found[1]!)) return undefined
  const close = closing(text, call.lastIndex)
  if (close < 0) return undefined
  const args: Record<string, Expression> = {}
  let count = 0
  for (const argument of text.slice(call.lastIndex, close).matchAll(/[^\s,]+/g)) {
    const start = call.lastIndex + argument.index
    args[String(count++)] = read(text, [start, start + argument[0].length])
  }
  const span: Span = [at, close + 1]
  events.push({ k: 'include', span, target: found[1]!, args, inherits: true })
  // `#@row($user) … #end`: what stands between is printed where the macro says `$bodyContent`.
  if (found[0][1] === '@') events.push({ k: 'open', span, block: 'block', name: 'end', vars: [] })
  return { span, body: [call.lastIndex, close], kind: 'include', dialect: 'velocity', name: found[1]! }
}

function closing(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < Math.min(text.length, from + 300); at++) {
    if (text[at] === '(') depth++
    else if (text[at] === ')' && depth-- === 0) return at
  }
  return -1
}

function eventOf(text: string, span: Span, body: Span, name: string): ScanEvent | undefined {
  const source = text.slice(...body)
  if (name === 'end') return { k: 'close', span }
  const equal = name === 'if' || name === 'elseif' ? equalitiesOf(text, body, (part) => read(text, part).paths) : []
  const same = equal.length > 0 && { equal }
  if (name === 'else' || name === 'elseif') return { k: 'middle', span, ...same }
  if (name === 'if') return { k: 'open', span, block: 'condition', name: 'end', vars: [], ...same }
  if (name === 'parse' || name === 'include')
    return { k: 'include', span, inherits: true, ...(/["']([^"']+)/.exec(source) && { target: /["']([^"']+)/.exec(source)![1]! }) }
  if (name === 'macro' || name === 'define') {
    const [part = '', ...params] = source.trim().split(/[\s,]+/)
    // A reference to what `#define` holds has a `$`.
    const fragment = { name: part.replace(/^\$!?\{?(\w+)\}?$/, '$$$1'), params: params.map((one) => one.replace(/^\$!?/, '')) }
    return { k: 'open', span, block: 'block', name: 'end', vars: [], fragment }
  }
  if (name === 'foreach') {
    const head = /^\s*\$!?\{?(\w+)\}?\s+in\s+/.exec(source)
    return {
      k: 'open',
      span,
      block: 'loop',
      name: 'end',
      vars: head ? [head[1]!] : [],
      subject: read(text, [body[0] + (head?.[0].length ?? 0), body[1]]),
    }
  }
  const head = /^\s*\$!?\{?(\w+)\}?\s*=\s*/.exec(source)
  return head ? { k: 'set', span, name: head[1]!, value: assigned(text, [body[0] + head[0].length, body[1]]) } : undefined
}

/** What a name is set to: in double quotes, references are replaced. */
function assigned(text: string, body: Span): Expression {
  const source = text.slice(...body)
  if (!/^"[^"]*"\s*$/.test(source)) return read(text, body)
  const parts: Expression[] = []
  for (let at = 0; (at = source.indexOf('$', at)) >= 0; at++) {
    const found = referenceAt(source, at)
    if (found !== undefined) parts.push(read(text, [body[0] + at, body[0] + at + found.length]))
  }
  return { paths: parts.flatMap(({ paths }) => paths), calls: parts.flatMap(({ calls }) => calls), strings: [] }
}

/** `$user.name`, `${user.name}`, `$!user`, as it is written. */
function referenceAt(text: string, at: number): string | undefined {
  braced.lastIndex = at
  reference.lastIndex = at
  return (braced.exec(text) ?? reference.exec(text))?.[0]
}
