import type { Expression, RawPath, ScanEvent } from '../../dialect.js'
import type { Span } from '../../source.js'
import { bindingsIn } from './callbacks.js'
import type { ReadExpression } from './cursor.js'
import { trimSpan } from './delimiters.js'
import { comparisonsIn, contrary, type Comparisons } from './equality.js'
import { readExpression } from './expression.js'
import { functionOpened, pushCalls } from './local-calls.js'

/** Where statements are read, and what they tell. */
export interface Statements {
  readonly text: string
  /** The tag that holds them. */
  readonly tag: Span
  readonly events: ScanEvent[]
  /** Functions of the template’s own, which print where they are called. */
  readonly functions: ReadonlySet<string>
  /** Of the block that was closed last: an `else` may follow. */
  readonly closed: Comparisons
}

const loopHead = /^\s*for\s*(?:await\s*)?\(\s*(?:const|let|var)\s+([\w$]+|[{[][^)]*?[}\]])\s+of\s+/
const testHead = /^\s*(?:else\s+)?(?:if|while)\s*\(/
const otherwise = /^\s*else\b\s*/
const leaving = /^\s*(?:continue|return(?:\s+(?:false|null|true))?)\s*$/
const returned = /^\s*return\b/
/** `html += user.email`. */
const added = /^\s*([\w$.]+)\s*\+=\s*/
const declaration = /^\s*(?:(?:const|let|var)\s+)?([\w$]+)\s*=(?!=|>)\s*/
const pattern = /^\s*(?:const|let|var)\s+([{[][^]*?[}\]])\s*=(?!=|>)\s*/
const arrow = /^(?:async\s+)?(?:\(([^()]{0,300})\)|([\w$]+))\s*=>\s*/

const mostHeads = 8

/** A statement without braces: an assignment, a call, what a function returns, each perhaps behind a `for` or an `if`. */
export function readSimple(at: Statements, statement: Span, heads = 0): void {
  const { text, events, tag } = at
  const span = trimSpan(text, ...statement)
  if (span[0] >= span[1]) return
  const head = heads < mostHeads ? headOf(at, span) : undefined
  if (head) {
    events.push(head.event)
    readSimple(at, [head.end, span[1]], heads + 1)
    events.push({ k: 'close', span: tag, name: head.event.name })
    return
  }
  const source = text.slice(...span)
  if (leaving.test(source)) return void events.push({ k: 'skip', span: tag })
  if (returned.test(source)) return readReturned(at, span, span[0] + 'return'.length)
  const function_ = arrowIn(source)
  if (function_) {
    const from = span[0] + function_.from
    events.push(functionOpened(function_.name, function_.params, tag))
    readReturned(at, [text.lastIndexOf('=>', from), span[1]], from)
    return void events.push({ k: 'close', span: tag, name: 'function' })
  }
  readAssignment(at, span)
}

type Open = Extract<ScanEvent, { k: 'open' }>

/** `for (const user of users)`, `if (user.id === me.id)` before a statement. */
function headOf({ text, tag, closed }: Statements, span: Span): { readonly event: Open; readonly end: number } | undefined {
  const source = text.slice(...span)
  const loop = loopHead.exec(source)
  const test = loop ?? testHead.exec(source)
  if (!test) {
    const other = otherwise.exec(source)
    return other ? { event: condition(tag, contrary(closed)), end: span[0] + other[0].length } : undefined
  }
  const from = span[0] + test[0].length
  const close = closingOf(text, from, span[1], ['(', ')'])
  if (close < 0 || trimSpan(text, close + 1, span[1])[0] >= span[1]) return undefined
  return { event: loop ? loopOver(text, [from, close], loop[1]!, tag) : condition(tag, comparisonsIn(text, [from, close])), end: close + 1 }
}

export function condition(tag: Span, compared: Comparisons): Open {
  return { k: 'open', span: tag, block: 'condition', name: 'if', vars: [], ...compared }
}

/** A loop over `subject` whose element `params` bind, `u` or `{ email }`. */
export function loopOver(text: string, subject: Span, params: string, tag: Span): Open {
  const expression = readExpression(text, trimSpan(text, ...subject))
  const bound = params.trim().startsWith('[') ? bindingsIn(params, []).slice(-1) : bindingsIn(params.replace(/,[^{}]*$/, ''), [])
  const apart = params.trim().startsWith('{')
  const base = apart ? expression.paths[0] : undefined
  const binds = base && Object.fromEntries(bound.map(([name, path]) => [name, { ...base, segments: [...base.segments, '[]', ...path] }]))
  const vars = !apart && bound[0] ? [bound[0][0]] : []
  return { k: 'open', span: tag, block: 'loop', name: 'for', vars, subject: expression, ...(binds && { binds }) }
}

/** The bracket that closes the one before `from`; -1 without one. */
export function closingOf(text: string, from: number, end: number, [open, close]: readonly [string, string]): number {
  let depth = 0
  for (let at = from; at < end; at++) {
    const char = text[at]!
    if (char === '"' || char === "'" || char === '`') at = endOfString(text, at, end)
    else if (char === open) depth++
    else if (char === close && depth-- === 0) return at
  }
  return -1
}

export function endOfString(text: string, at: number, end: number): number {
  const quote = text[at]
  let index = at + 1
  while (index < end && text[index] !== quote) index += text[index] === '\\' ? 2 : 1
  return index
}

/** `const row = (user) => user.email`. */
function arrowIn(source: string): { readonly name: string; readonly params: string; readonly from: number } | undefined {
  const found = declaration.exec(source)
  const head = found && arrow.exec(source.slice(found[0].length))
  if (!found || !head) return undefined
  return { name: found[1]!, params: head[1] ?? head[2]!, from: found[0].length + head[0].length }
}

/** What a function returns is printed where it is called. */
function readReturned({ text, functions, tag, events }: Statements, span: Span, from: number): void {
  const expression = readExpression(text, [from, span[1]], { functions })
  pushCalls(expression, tag, events)
  if (expression.paths.length > 0) events.push({ k: 'output', span, expression: plain(expression) })
}

function readAssignment({ text, functions, tag, events }: Statements, span: Span): void {
  const source = text.slice(...span)
  const found = added.exec(source) ?? declaration.exec(source) ?? pattern.exec(source)
  const value = readExpression(text, [span[0] + (found?.[0].length ?? 0), span[1]], { functions })
  pushCalls(value, tag, events)
  for (const { name, paths } of value.pushed) grow(name, span, { paths, calls: [], strings: [] }, tag, events)
  const name = found?.[1]
  if (name === undefined) return
  if (/^[[{]/.test(name)) {
    const base = value.paths[0]
    if (base)
      for (const [inner, path] of bindingsIn(name, [])) set(inner, one({ ...base, segments: [...base.segments, ...path] }), tag, events)
  } else if (added.test(source)) grow(name, span, plain(value), tag, events)
  else set(name, plain(value), tag, events)
}

const set = (name: string, value: Expression, span: Span, events: ScanEvent[]): void => void events.push({ k: 'set', span, name, value })

/** What is added to a text or a list stays in it: its own name is among the paths. */
function grow(name: string, span: Span, value: Expression, tag: Span, events: ScanEvent[]): void {
  set(name, { ...value, paths: [{ segments: name.split('.'), span }, ...value.paths] }, tag, events)
}

function one(path: RawPath): Expression {
  return { paths: [path], calls: [], strings: [] }
}

function plain({ paths, calls, strings }: ReadExpression): Expression {
  return { paths, calls, strings }
}
