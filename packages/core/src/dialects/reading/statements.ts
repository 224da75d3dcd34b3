import type { Tag, TagKind } from '../../template.js'
import { tagKindOf, type Expression, type Scan, type ScanEvent } from '../../dialect.js'
import type { Span } from '../../source.js'
import { scanCurly, type CurlyTag } from './curly.js'
import { readArguments } from './arguments.js'
import { trimSpan } from './delimiters.js'
import { equalitiesOf } from './equality.js'
import type { ReadExpression } from './cursor.js'
import { readExpression } from './expression.js'
import { namedArguments, options, type StatementFlavour } from './statement-arguments.js'
import { blocks, readBlock, readCall } from './statement-blocks.js'

const middles = new Set(['else', 'elsif', 'elif', 'elseif', 'when', 'empty', 'elseunless'])
const includes = new Set(['include', 'render', 'extends', 'import', 'from', 'embed', 'layout', 'section', 'module'])
const echoes = new Set(['echo', 'firstof', 'print'])

/** Scan and events of Liquid, Jinja, Django, Twig, Nunjucks and HubL, which differ in little more than words. */
export function scanStatements(text: string, flavour: StatementFlavour): Scan {
  const tags: Tag[] = []
  const events: ScanEvent[] = []
  let macro = ''
  for (const tag of scanCurly(text)) {
    const before = events.length
    if (tag.kind === 'output') readOutput(text, tag, flavour, events)
    else if (tag.kind === 'tag') readStatement(text, tag.span, tag.body, tag.name, flavour, events)
    const event = events[before]
    if (tag.name === 'macro' && event?.k === 'open') macro = event.fragment?.name ?? ''
    // What a call holds is printed where the macro that it calls says so.
    if (event?.k === 'include' && event.target === 'caller()') events[before] = { ...event, target: `caller of ${macro}` }
    const kind: TagKind = tag.kind === 'tag' ? kindOf(tag, event) : tag.kind
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
  const block = blockCall.exec(text.slice(...tag.body))
  const macro = block ? null : macroCall.exec(text.slice(...tag.body))
  if (block) events.push({ k: 'include', span, target: `block ${block[1] ?? block[2]}()`, inherits: true })
  if (macro) {
    const end = tag.body[0] + macro.index + macro[0].length
    const args = readArguments(text, [end, text.slice(end, tag.body[1]).lastIndexOf(')') + end])
    events.push({ k: 'include', span, target: `${macro[1]}()`, args, inherits: false })
  }
  const expression = body.text === undefined ? readExpression(text, body.span, options(flavour)) : rebrace(body.text, body.span, flavour)
  events.push({ k: 'output', span, expression, ...(/\|\s*(?:safe|raw)\b/.test(text.slice(...tag.body)) && { unescaped: true as const }) })
}

const blockCall = /^\s*(?:block\s*\(\s*["'](\w+)["']\s*\)|self\.(\w+)\s*\(\s*\))/
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
  else if (name === 'assign' || name === 'set') readAssignment(text, span, words, flavour, events)
  else if (name === 'regroup') readGroups(text, span, words, flavour, events)
  else if (name === 'do') grow(readExpression(text, words, options(flavour)), span, events)
  else if (name === 'connected_content') readConnected(text, span, words, events)
  else if (includes.has(name)) readInclude(text, span, words, name, flavour, events)
  else if (name === 'call') readCall(text, span, words, events)
  else if (name in blocks) readBlock(text, span, words, name, flavour, events)
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

function readAssignment(text: string, span: Span, words: Span, flavour: StatementFlavour, events: ScanEvent[]): void {
  const found = assignment.exec(text.slice(...words))
  if (!found) return
  const from = words[0] + found[0].length
  const fields = /^(?:namespace|dict)\s*\(/.exec(text.slice(from, words[1]))
  if (fields) {
    const named = namedArguments(text, [from + fields[0].length, words[1]], flavour)
    for (const [field, value] of Object.entries(named)) events.push({ k: 'set', span, name: `${found[1]!.trim()}.${field}`, value })
    return
  }
  const value = readExpression(text, [from, words[1]], options(flavour))
  grow(value, span, events)
  for (const name of found[1]!.split(',')) events.push({ k: 'set', span, name: name.trim(), value })
}

/** Django’s `{% regroup people by city as cities %}`: lists of people. */
function readGroups(text: string, span: Span, words: Span, flavour: StatementFlavour, events: ScanEvent[]): void {
  const found = /^(.+?)\s+by\s+\S+\s+as\s+(\w+)\s*$/s.exec(text.slice(...words))
  if (!found) return
  const value = readExpression(text, [words[0], words[0] + found[1]!.length], options(flavour))
  const paths = value.paths.map((path) => ({ ...path, segments: [...path.segments, '[]'] }))
  events.push({ k: 'set', span, name: found[2]!, value: { ...value, paths } })
}

/** `{% do rows.append(user.email) %}`: a list keeps what it held. */
function grow({ pushed }: ReadExpression, span: Span, events: ScanEvent[]): void {
  for (const { name, paths } of pushed) {
    const self = { segments: name.split('.'), span }
    events.push({ k: 'set', span, name, value: { paths: [self, ...paths], calls: [], strings: [] } })
  }
}

/** What a template fetches over the network belongs to nobody we know; the name no longer means a collection of the context. */
function readConnected(text: string, span: Span, words: Span, events: ScanEvent[]): void {
  const name = /:save\s+(\w+)/.exec(text.slice(...words))?.[1] ?? 'connected'
  events.push({ k: 'set', span, name, value: { paths: [{ segments: ['connected_content'], span: words }], calls: [], strings: [] } })
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
