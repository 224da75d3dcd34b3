import { defineDialect, type Expression, type Scan, type ScanEvent } from '../dialect.js'
import type { Span } from '../source.js'
import type { BlockKind, Tag, TagKind } from '../template.js'
import { isPluralName } from '../people/template-lexicon.js'
import { closersOf, type Closers } from './reading/closers.js'
import { findClose, trimMarks, trimSpan } from './reading/delimiters.js'
import { readHandlebarsAst } from './reading/handlebars-ast.js'
import { expressionOf, nameOf, pathsOf, readMustache, type MustacheCall } from './reading/mustache.js'
import { differentFrom, elseIf, equalTo } from './reading/mustache-comparisons.js'

/** Handlebars and what is read like it: Mustache, Mustachio (Postmark), SendGrid dynamic, Mandrill, SES, Iterable. */
export default defineDialect({
  name: 'handlebars',
  title: 'Handlebars, Mustache',
  family: 'language',
  docs: 'https://handlebarsjs.com/guide/expressions.html',
  extensions: ['hbs', 'handlebars', 'mustache', 'hjs'],
  detect: (text) => text.includes('{{'),
  scan,
  parse: (text, scanned, parsers) =>
    parsers.handlebars && !isPlain(text, scanned) ? readHandlebarsAst(text, scanned, parsers.handlebars) : undefined,
})

const plainOutput = /^\{\{\{?~?&?\s*(?!(?:true|false|null|undefined)\b)[A-Za-z_]\w*(?:\.\w+)*\s*~?\}?\}\}$/

/** Nothing is printed but paths, of which the parser has nothing else to say: it takes half of the time of a whole check. */
function isPlain(text: string, { events }: Scan): boolean {
  return events.every(({ k, span }) => k !== 'output' || plainOutput.test(text.slice(...span)))
}

const loops =
  /^(?:each|for|forEach|foreach|eachInMap|eachProperty|eachIndex|list|iterate|loop|paginate|withEach|eachItem|sortEach|withGroup)$/i
const conditions = /^(?:if|unless|else|eq|ne|and|or|not|gt|lt|gte|lte|is|isnt|ifCond|compare|has|contains|any|all)\w*$/i

/** What opens and closes a tag here: Mustache may change it from any tag on, in this file alone. */
interface Delimiters {
  readonly open: string
  readonly close: string
}

const braces: Delimiters = { open: '{{', close: '}}' }
/** `{{=<% %>=}}`, and `<%={{ }}=%>` back. */
const setDelimiters = /^=\s*([^\s=]+)\s+([^\s=]+)\s*=$/
/** Told before other languages are: `<%` may be Mustache's. */
export const setsDelimiters = /\{\{=\s*[^\s=]+\s+[^\s=]+\s*=\}\}/

function scan(text: string): Scan {
  const tags: Tag[] = []
  const events: ScanEvent[] = []
  const raws = closersOf(text, /\{\{\{\{\/([^\s}]*)/g)
  const comments = closersOf(text, /--~?\}\}/g)
  let delimiters = braces
  let at = text.indexOf('{{')
  while (at >= 0) {
    const { open } = delimiters
    const tag = readTag(text, at, delimiters, comments)
    if (!tag) {
      at = text.indexOf(open, at + open.length)
      continue
    }
    tags.push(tag)
    const set = tag.kind === 'code' ? setDelimiters.exec(text.slice(...tag.body)) : null
    if (set) delimiters = { open: set[1]!, close: set[2]! }
    else if (tag.kind !== 'comment' && tag.kind !== 'raw') events.push(...eventsOf(text, tag, open))
    at = text.indexOf(delimiters.open, tag.kind === 'raw' ? endOfRaw(tag, raws) : tag.span[1])
  }
  return { tags, events }
}

function readTag(text: string, at: number, { open, close }: Delimiters, comments: Closers): Tag | undefined {
  const behind = at + open.length
  if (open !== braces.open) return readDelimited(text, at, behind, close, open)
  if (text[at - 1] === '\\' && text[at - 2] !== '\\') return undefined
  if (text.startsWith('{{{{', at)) return readRaw(text, at)
  const mark = text[behind] === '~' ? behind + 1 : behind
  if (text[mark] === '!') return readComment(text, at, mark, comments)
  return readDelimited(text, at, mark, close, open)
}

/** A tag whose sigil or name begins at `mark`. */
function readDelimited(text: string, at: number, mark: number, close: string, open: string): Tag | undefined {
  const triple = text[mark] === '{'
  const closing = triple ? `}${close}` : close
  const from = triple ? mark + 1 : mark
  const end = findClose(text, from, closing, open)
  if (end < 0) return undefined
  const span: Span = [at, end + closing.length]
  if (text[from] === '=' && setDelimiters.test(text.slice(from, end)))
    return { span, body: [from, end], kind: 'code', dialect: 'handlebars' }
  if (text[from] === '!') return { span, body: [from + 1, end], kind: 'comment', dialect: 'handlebars' }
  return classify(text, span, trimMarks(text, from, end, '~'))
}

function readRaw(text: string, at: number): Tag | undefined {
  const end = findClose(text, at + 4, '}}}}', '{{')
  if (end < 0) return undefined
  const name = text
    .slice(at + 4, end)
    .trim()
    .split(/\s/)[0]!
  return { span: [at, end + 4], body: [at + 4, end], kind: 'raw', dialect: 'handlebars', name }
}

function endOfRaw(tag: Tag, closers: Closers): number {
  return closers.next(tag.span[1], tag.name)?.[1] ?? tag.span[1]
}

function readComment(text: string, at: number, mark: number, comments: Closers): Tag | undefined {
  const long = text.startsWith('--', mark + 1)
  const close = (long ? comments.next(mark + 3)?.[1] : undefined) ?? findClose(text, mark + 1, '}}', '{{') + 2
  if (close < mark) return undefined
  return { span: [at, close], body: [mark + 1, close - 2], kind: 'comment', dialect: 'handlebars' }
}

const sigil = /\s*([#^/>&*$<]?)(\*|>)?\s*/y

function classify(text: string, span: Span, body: Span): Tag {
  sigil.lastIndex = body[0]
  const found = sigil.exec(text)!
  const rest = trimSpan(text, Math.min(body[0] + found[0].length, body[1]), body[1])
  const name = /^\S+/.exec(text.slice(rest[0], rest[1]))?.[0] ?? ''
  const kind = kindOf(found[1] ?? '', found[2] ?? '', name)
  return { span, body: rest, kind, dialect: 'handlebars', ...(name && { name }) }
}

function kindOf(mark: string, inner: string, name: string): TagKind {
  if (mark === '#' && inner === '>') return 'include'
  if (mark === '#' || mark === '$' || mark === '<') return 'open'
  if (mark === '/') return 'close'
  if (mark === '^') return name ? 'open' : 'middle'
  if (mark === '>') return 'include'
  return name === 'else' ? 'middle' : 'output'
}

function eventsOf(text: string, tag: Tag, opener: string): ScanEvent[] {
  const { span, body, kind } = tag
  if (kind === 'close') {
    // `{{/[a b]}}` closes by a name that holds a blank.
    const name = tag.name?.includes('[') ? nameOf(readMustache(text, body).head) : tag.name
    return [{ k: 'close', span, ...(name && { name }) }]
  }
  const call = readMustache(text, body)
  if (kind === 'middle') {
    const equal = elseIf(call)
    return [{ k: 'middle', span, ...(equal.length > 0 && { equal }) }]
  }
  if (kind === 'include') return includeOf(text, tag, call)
  const sigils = text.slice(span[0] + opener.length, body[0])
  if (kind === 'open') return [openOf(tag, call, sigils)]
  const unescaped = /[{&]/.test(sigils)
  return [{ k: 'output', span, expression: expressionOf(call), ...(unescaped && { unescaped: true as const }) }]
}

function includeOf(text: string, tag: Tag, call: MustacheCall): ScanEvent[] {
  const { span } = tag
  const args: Record<string, Expression> = {}
  for (const [name, param] of Object.entries(call.hash)) args[name] = { paths: pathsOf(param), calls: [], strings: [] }
  // A partial's name may hold dots and slashes that are no path: `{{> emails/card.hbs }}`.
  const name = call.head.k === 'call' ? undefined : /^["']?([^\s"']+)/.exec(text.slice(...tag.body))?.[1]
  const context = call.params[0] && { paths: pathsOf(call.params[0]), calls: [], strings: [] }
  const block = text.startsWith('#', text.indexOf('>', span[0]) - 1)
  const include: ScanEvent = {
    k: 'include',
    span,
    args,
    inherits: true,
    ...(name !== undefined && { target: name }),
    ...(context && { context }),
    ...(block && { block: true as const }),
  }
  return block ? [include, { k: 'open', span, block: 'block', name: name ?? '', vars: [] }] : [include]
}

function openOf(tag: Tag, call: MustacheCall, sigils: string): ScanEvent {
  const { span } = tag
  const name = nameOf(call.head)
  const inverse = sigils.includes('^')
  const decorator = sigils.includes('*')
  const block = decorator ? 'block' : inverse ? 'condition' : blockOf(name, call)
  const named = call.params.length === 0 && (block === 'section' || block === 'loop')
  const subject: Expression = named
    ? { paths: pathsOf(call.head), calls: [], strings: [] }
    : { paths: subjectPaths(call), calls: [], strings: [] }
  const implicit = block === 'loop' || block === 'with' || block === 'section'
  // `{{#each user in users}}`, as older Ember and some helpers have it.
  const older = block === 'loop' && call.params.length === 3 && nameOf(call.params[1]!) === 'in' ? [nameOf(call.params[0]!)] : undefined
  const vars = older ?? call.vars.slice(0, 1)
  const over = older ? { paths: pathsOf(call.params[2]!), calls: [], strings: [] } : subject
  const fragment = decorator && call.params[0] ? { name: nameOf(call.params[0]), params: [] } : undefined
  const equal = block === 'condition' && !inverse ? equalTo(call) : []
  const unequal = block === 'condition' ? differentFrom(call, inverse) : []
  return {
    k: 'open',
    span,
    block,
    name,
    vars,
    subject: over,
    ...(implicit && { implicit: true as const }),
    ...(fragment && { fragment }),
    ...(equal.length > 0 && { equal }),
    ...(unequal.length > 0 && { unequal }),
  }
}

function subjectPaths(call: MustacheCall): Expression['paths'] {
  return call.params[0] ? pathsOf(call.params[0]) : []
}

/** A section without arguments is a loop where its name is plural, else a context of its own (Mustache). */
function blockOf(name: string, call: MustacheCall): BlockKind {
  const bare = name.replace(/^.*[./]/, '')
  if (call.params.length > 0) {
    if (loops.test(name) || /^each|Each$/.test(name)) return 'loop'
    if (name === 'with') return 'with'
    if (/^cached?$/i.test(name)) return 'cache'
    return conditions.test(name) ? 'condition' : 'block'
  }
  if (/^cached?$/i.test(name)) return 'cache'
  if (name === 'each' || name === 'if' || name === 'unless') return 'condition'
  return isPluralName(bare) ? 'loop' : 'section'
}
