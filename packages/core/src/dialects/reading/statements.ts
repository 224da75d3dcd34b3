import type { DialectName, Tag, TagKind, BlockKind } from '../../template.js'
import { tagKindOf, type Expression, type Scan, type ScanEvent } from '../../dialect.js'
import type { Span } from '../../source.js'
import { scanCurly, type CurlyTag } from './curly.js'
import { readArguments } from './arguments.js'
import { trimSpan } from './delimiters.js'
import { comparisonsIn, contrary, equalitiesOf, type Comparisons, type Equality } from './equality.js'
import { readExpression } from './expression.js'

/** How one language of the `{% %}` family differs from the others. */
export interface StatementFlavour {
  readonly name: DialectName
  /** Names may hold `-`. */
  readonly dashes: boolean
  /** `{% render %}`-like tags whose target sees only its arguments. */
  readonly isolated: ReadonlySet<string>
}

const blocks: Readonly<Record<string, BlockKind>> = {
  for: 'loop',
  tablerow: 'loop',
  asyncEach: 'loop',
  asyncAll: 'loop',
  if: 'condition',
  unless: 'condition',
  case: 'condition',
  ifequal: 'condition',
  ifnotequal: 'condition',
  ifchanged: 'condition',
  switch: 'condition',
  with: 'with',
  capture: 'capture',
  cache: 'cache',
  cached: 'cache',
  block: 'block',
  macro: 'block',
  blocktrans: 'block',
  blocktranslate: 'block',
  embed: 'block',
}
const middles = new Set(['else', 'elsif', 'elif', 'elseif', 'when', 'empty', 'elseunless'])
const includes = new Set(['include', 'render', 'extends', 'import', 'from', 'embed', 'layout', 'section', 'module'])
const echoes = new Set(['echo', 'firstof', 'print'])

/** Scan and events of Liquid, Jinja, Django, Twig, Nunjucks and HubL, which differ in little more than words. */
export function scanStatements(text: string, flavour: StatementFlavour): Scan {
  const tags: Tag[] = []
  const events: ScanEvent[] = []
  for (const tag of scanCurly(text)) {
    const before = events.length
    if (tag.kind === 'output') readOutput(text, tag, flavour, events)
    else if (tag.kind === 'tag') readStatement(text, tag.span, tag.body, tag.name, flavour, events)
    const kind: TagKind = tag.kind === 'tag' ? kindOf(tag, events[before]) : tag.kind
    tags.push({ span: tag.span, body: tag.body, kind, dialect: flavour.name, ...(tag.name && { name: tag.name }) })
  }
  return { tags, events }
}

function kindOf(tag: CurlyTag, event: ScanEvent | undefined): TagKind {
  if (!event) return tag.name === 'raw' || tag.name === 'verbatim' ? 'raw' : 'code'
  return tagKindOf(event)
}

function readOutput(text: string, tag: CurlyTag, flavour: StatementFlavour, events: ScanEvent[]): void {
  const { span } = tag
  const body = unbrace(text, tag.body)
  const called = /^\s*(?:include|source)\s*\(\s*["']([^"']+)["']/.exec(text.slice(...tag.body))
  if (called) {
    const rest: Span = [tag.body[0] + called[0].length, tag.body[1]]
    const args = namedArguments(text, rest, flavour)
    // Twig's third argument, `with_context`, shuts the names around out.
    const inherits = !/\}\s*,\s*(?:with_context\s*[=:]\s*)?false\b|\bwith_context\s*[=:]\s*false\b/.test(text.slice(...rest))
    events.push({ k: 'include', span, target: called[1]!, args, inherits })
    return
  }
  const macro = macroCall.exec(text.slice(...tag.body))
  if (macro) {
    const end = tag.body[0] + macro.index + macro[0].length
    const args = readArguments(text, [end, text.slice(end, tag.body[1]).lastIndexOf(')') + end])
    events.push({ k: 'include', span, target: `${macro[1]}()`, args, inherits: false })
  }
  const expression = body.text === undefined ? readExpression(text, body.span, options(flavour)) : rebrace(body.text, body.span, flavour)
  events.push({ k: 'output', span, expression, ...(/\|\s*(?:safe|raw)\b/.test(text.slice(...tag.body)) && { unescaped: true as const }) })
}

/** `{{ row(user) }}`, `{{ forms.row(user) }}`: perhaps a macro of this file. */
const macroCall = /^\s*(?:\w+\.)?(\w+)\s*\((?=[^]*\))/

/** Braze attribute names stand in `${}`: they are read as plain names, of the same length. */
function unbrace(text: string, span: Span): { span: Span; text?: string } {
  const body = text.slice(...span)
  if (!body.includes('${')) return { span }
  return { span, text: body.replace(/\$\{([^{}]*)\}/g, (_, name: string) => `  ${name.replace(/\W/g, '_')} `) }
}

function rebrace(body: string, span: Span, flavour: StatementFlavour): Expression {
  const padded = ' '.repeat(span[0]) + body.replace(/\.\s+(?=\w)/g, (gap) => ' '.repeat(gap.length - 1) + '.')
  return readExpression(padded, span, options(flavour))
}

function options(flavour: StatementFlavour): { filters: boolean; dashes: boolean } {
  return { filters: true, dashes: flavour.dashes }
}

function readStatement(text: string, span: Span, body: Span, name: string, flavour: StatementFlavour, events: ScanEvent[]): void {
  const words = trimSpan(text, text.indexOf(name, body[0]) + name.length, body[1])
  const read = (part: Span): Expression => readExpression(text, part, options(flavour))
  if (name === 'liquid') readLines(text, span, words, flavour, events)
  else if (/^end./.test(name)) events.push({ k: 'close', span, name: name.slice(3) })
  else if (middles.has(name)) {
    const equal = equalitiesOf(text, words)
    events.push({ k: 'middle', span, ...(equal.length > 0 && { equal }) })
  } else if (name === 'continue') events.push({ k: 'skip', span })
  else if (echoes.has(name)) events.push({ k: 'output', span, expression: read(words) })
  else if (name === 'assign' || name === 'set') readAssignment(text, span, words, read, events)
  else if (name === 'connected_content') readConnected(text, span, words, events)
  else if (includes.has(name)) readInclude(text, span, words, name, flavour, events)
  else if (name in blocks) readBlock(text, span, words, name, read, events)
}

/** `{% liquid %}` holds one statement a line. */
function readLines(text: string, span: Span, words: Span, flavour: StatementFlavour, events: ScanEvent[]): void {
  const line = /[^\r\n]+/g
  line.lastIndex = words[0]
  for (let found = line.exec(text); found && found.index < words[1]; found = line.exec(text)) {
    const part = trimSpan(text, found.index, Math.min(found.index + found[0].length, words[1]))
    const name = /^[a-z_]+/.exec(text.slice(...part))?.[0]
    if (name && name !== 'liquid') readStatement(text, name === 'echo' ? part : span, part, name, flavour, events)
  }
}

const assignment = /^([\w$,.\s-]+?)\s*=(?!=)\s*/

function readAssignment(text: string, span: Span, words: Span, read: (part: Span) => Expression, events: ScanEvent[]): void {
  const found = assignment.exec(text.slice(...words))
  if (!found) return
  for (const name of found[1]!.split(','))
    events.push({ k: 'set', span, name: name.trim(), value: read([words[0] + found[0].length, words[1]]) })
}

/** What a template fetches over the network belongs to nobody we know; the name no longer means a collection of the context. */
function readConnected(text: string, span: Span, words: Span, events: ScanEvent[]): void {
  const name = /:save\s+(\w+)/.exec(text.slice(...words))?.[1] ?? 'connected'
  events.push({ k: 'set', span, name, value: { paths: [{ segments: ['connected_content'], span: words }], calls: [], strings: [] } })
}

/** Django’s older `{% ifequal a.id user.id %}`. */
function equalPair(body: string, at: number, read: (part: Span) => Expression): Equality[] {
  const found = /^\s*(\S+)\s+(\S+)\s*$/.exec(body)
  if (!found) return []
  const start = body.indexOf(found[1]!)
  const second = body.indexOf(found[2]!, start + found[1]!.length)
  const left = read([at + start, at + start + found[1]!.length]).paths
  const right = read([at + second, at + second + found[2]!.length]).paths
  return left.length === 1 && right.length === 1 ? [[left[0]!, right[0]!]] : []
}

/** What an `if`, or its contrary, says of its two parts. */
function comparedBy(text: string, words: Span, name: string, read: (part: Span) => Expression): Comparisons {
  if (name === 'if') return comparisonsIn(text, words)
  if (name === 'unless') return contrary(comparisonsIn(text, words))
  if (name === 'ifequal') return { equal: equalPair(text.slice(...words), words[0], read) }
  return name === 'ifnotequal' ? { unequal: equalPair(text.slice(...words), words[0], read) } : {}
}

const loopHead = /^([\w$,\s-]+?)\s+in\s+/
const loopTail = /\s(?:limit|offset|cols)\s*:|\sreversed\b|\sif\s|\srecursive\b/
const pair = /([A-Za-z_]\w*)\s*=\s*((?:"[^"]*"|'[^']*'|[^\s"',])+)/g

function readBlock(text: string, span: Span, words: Span, name: string, read: (part: Span) => Expression, events: ScanEvent[]): void {
  const block = blocks[name]!
  const body = text.slice(...words)
  if (block !== 'loop') {
    const subject = block === 'condition' ? read(words) : undefined
    const macro = name === 'macro' ? /^(\w+)\s*\(([^)]*)\)/.exec(body) : null
    const fragment = macro && { name: `${macro[1]}()`, params: macro[2]!.split(',').map((param) => param.replace(/=.*$/s, '').trim()) }
    const compared = comparedBy(text, words, name, read)
    events.push({
      k: 'open',
      span,
      block,
      name,
      vars: [],
      ...(subject && { subject }),
      ...(fragment && { fragment }),
      ...compared,
    })
    if (name === 'with' || name.startsWith('blocktrans')) readBindings(body, span, words, read, events)
    return
  }
  const head = loopHead.exec(body)
  // Nunjucks ends `asyncEach` by `endeach`.
  const closed = name.replace(/^async/, '').toLowerCase()
  if (!head) {
    events.push({ k: 'open', span, block, name: closed, vars: [] })
    return
  }
  const from = words[0] + head[0].length
  const tail = loopTail.exec(text.slice(from, words[1]))
  const subject = read([from, tail ? from + tail.index : words[1]])
  const names = head[1]!.split(',').map((part) => part.trim())
  const test = tail && /^\s+if\s/.exec(tail[0]) ? equalitiesOf(text, [from + tail.index + tail[0].length, words[1]]) : []
  // `for key, user in users.items()`: the element is the last name.
  events.push({ k: 'open', span, block, name: closed, vars: [names[names.length - 1]!], subject, ...(test.length > 0 && { equal: test }) })
}

/** `{% with total=order.total %}` and Django's older `{% with order.total as total %}`. */
function readBindings(body: string, span: Span, words: Span, read: (part: Span) => Expression, events: ScanEvent[]): void {
  const older = /^(.+)\s+as\s+(\w+)\s*$/s.exec(body)
  if (older) {
    events.push({ k: 'set', span, name: older[2]!, value: read([words[0], words[0] + older[1]!.length]) })
    return
  }
  for (const found of body.matchAll(pair)) {
    const end = words[0] + found.index + found[0].length
    events.push({ k: 'set', span, name: found[1]!, value: read([end - found[2]!.length, end]) })
  }
}

const argument = /(["']?)([A-Za-z_]\w*)\1\s*[:=]\s*((?:"[^"]*"|'[^']*'|[^\s"',{}])+)/g

/** `p: u`, `p=u`, Twig's `{'p': u}` and its short `{u}`. */
function namedArguments(text: string, words: Span, flavour: StatementFlavour): Record<string, Expression> {
  const args: Record<string, Expression> = {}
  const body = text.slice(...words)
  for (const found of body.matchAll(argument)) {
    const end = words[0] + found.index + found[0].length
    args[found[2]!] = readExpression(text, [end - found[3]!.length, end], options(flavour))
  }
  if (!body.includes('{')) return args
  for (const found of body.matchAll(/[{,]\s*([A-Za-z_]\w*)\s*(?=[,}])/g)) {
    const end = words[0] + found.index + found[0].trimEnd().length
    args[found[1]!] ??= readExpression(text, [end - found[1]!.length, end], options(flavour))
  }
  return args
}

/** `{% render 'card' for users as user %}`, `{% include "card" with user=person only %}`, `{% extends "base" %}`. */
function readInclude(text: string, span: Span, words: Span, name: string, flavour: StatementFlavour, events: ScanEvent[]): void {
  const body = text.slice(...words)
  const target = /^["']([^"']+)["']/.exec(body)?.[1] ?? (name === 'section' || name === 'layout' ? /^[\w./-]+$/.exec(body)?.[0] : undefined)
  const args = namedArguments(text, words, flavour)
  const handed = /\b(with|for)\s+((?!\w+\s*=)[\w.$[\]-]+)(?:\s+as\s+(\w+))?/.exec(body)
  const own = handed && (handed[3] ?? target?.replace(/^.*\//, '').replace(/\.\w+$/, ''))
  if (handed && own) {
    const from = words[0] + handed.index + handed[0].indexOf(handed[2]!, handed[1]!.length)
    const value = readExpression(text, [from, from + handed[2]!.length], options(flavour))
    args[own] =
      handed[1] === 'for' ? { ...value, paths: value.paths.map((path) => ({ ...path, segments: [...path.segments, '[]'] })) } : value
  }
  const inherits = !flavour.isolated.has(name) && !/\bonly\b/.test(body)
  events.push({ k: 'include', span, args, inherits, ...(target !== undefined && { target }) })
}
