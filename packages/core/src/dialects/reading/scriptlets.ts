import type { Expression, ScanEvent } from '../../dialect.js'
import type { Span } from '../../source.js'
import { trimSpan } from './delimiters.js'
import { readCalls } from './local-calls.js'
import { bindingsOf } from './callbacks.js'
import { comparisonsIn, contrary, type Comparisons } from './equality.js'
import { readExpression } from './expression.js'

/** Braces that are open across tags. */
export interface BraceStack {
  /** What each compares, where it was told as a block. */
  readonly open: (Comparisons | undefined)[]
  /** Of the block that was closed last: an `else` may follow. */
  closed?: Comparisons | undefined
  /** Functions of the template’s own, which print where they are called. */
  readonly functions: Set<string>
}

const forOf = /\bfor\s*(?:await\s*)?\(\s*(?:const|let|var)?\s*([\w$]+|[{[][^)]*?[}\]])\s+(of|in)\s+([\s\S]+)\)\s*$/
const iteration = /(?:\.|\b)(?:forEach|map|flatMap|each|eachSeries)\s*\(\s*$/
const callbackTail = /(?:async\s+)?(?:function\b\s*[\w$]*\s*\(([^)]*)\)|\(([^()]*)\)\s*=>|([\w$]+)\s*=>)\s*$/
const libraryCall = /(?:\b(?:_|lodash|async|underscore)|\$)\s*\.\s*(?:forEach|map|each|eachSeries)\s*\(\s*([^,]+),\s*$/
const functionHead =
  /(?:^|[\s;{}])(?:function\s+([\w$]+)\s*\(([^)]*)\)|(?:const|let|var)\s+([\w$]+)\s*=\s*(?:async\s+)?(?:function\b\s*[\w$]*\s*\(([^)]*)\)|\(([^()]*)\)\s*=>|([\w$]+)\s*=>))\s*$/
const tested = /\b(?:if|while|switch)\s*\(|\belse\s*$|\bfor\s*\(/
/** `html += user.email`, also as the one statement of a loop. */
const added = /^\s*(?:for\s*\(\s*(?:const|let|var)\s+([\w$]+)\s+of\s+([\w$.?]+)\s*\)\s*)?([\w$]+)\s*\+=\s*/
const declaration = /^\s*(?:(?:const|let|var)\s+)?([\w$]+)\s*=(?!=|>)\s*/

/**
 * Statements of a scripting tag (`<% users.forEach((u) => { %>`): loops, conditions and assignments. Braces are counted
 * over all tags of a file, since a loop opens in one and closes in another.
 */
export function readScriptlet(text: string, body: Span, tag: Span, stack: BraceStack, events: ScanEvent[]): void {
  let from = body[0]
  for (let at = body[0]; at < body[1]; at++) {
    const char = text[at]!
    if (char === '"' || char === "'" || char === '`') {
      at = endOfString(text, at, body[1])
      continue
    }
    if (text.startsWith('/*', at)) at = endOfComment(text, '*/', at, body[1])
    else if (text.startsWith('//', at)) at = endOfComment(text, '\n', at, body[1])
    else if (char === '{' && isObject(text, from, at)) at = endOfObject(text, at, body[1])
    else if (char === '{') {
      openBrace(text, [from, at], tag, stack, events)
      from = at + 1
    } else if (char === '}') {
      readSimple(text, [from, at], tag, stack, events)
      stack.closed = stack.open.pop()
      if (stack.closed) events.push({ k: 'close', span: tag })
      from = at + 1
    } else if (char === ';' && !/\bfor\s*\([^)]*$/.test(text.slice(Math.max(from, at - 300), at))) {
      readSimple(text, [from, at], tag, stack, events)
      from = at + 1
    }
  }
  readSimple(text, [from, body[1]], tag, stack, events)
}

/** `continue`, `if (user.id !== me.id) return`. */
const leaving = /^(\s*if\s*\()?((?<=\()[^]*(?=\)))?\)?\s*(?:continue|return(?:\s+(?:false|null|true))?)\s*$/

/** A statement without braces. */
function readSimple(text: string, statement: Span, tag: Span, stack: BraceStack, events: ScanEvent[]): void {
  const skipped = leaving.exec(text.slice(...statement))
  if (skipped) {
    const from = statement[0] + (skipped[1]?.length ?? 0)
    const compared = skipped[2] === undefined ? {} : comparisonsIn(text, [from, from + skipped[2].length])
    if (skipped[2] !== undefined) events.push({ k: 'open', span: tag, block: 'condition', name: 'if', vars: [], ...compared })
    events.push({ k: 'skip', span: tag })
    if (skipped[2] !== undefined) events.push({ k: 'close', span: tag, name: 'if' })
    return
  }
  readAssignment(text, statement, tag, events)
  if (stack.functions.size > 0) readCalls(text, statement, tag, stack.functions, events)
}

function endOfComment(text: string, close: string, at: number, end: number): number {
  const found = text.slice(at, end).indexOf(close)
  return found < 0 ? end : at + found + close.length - 1
}

function endOfString(text: string, at: number, end: number): number {
  const quote = text[at]
  let index = at + 1
  while (index < end && text[index] !== quote) index += text[index] === '\\' ? 2 : 1
  return index
}

function endOfObject(text: string, at: number, end: number): number {
  let depth = 0
  for (let index = at; index < end; index++) {
    if (text[index] === '{') depth++
    else if (text[index] === '}' && --depth === 0) return index
  }
  return end
}

/** `{` of a literal or a pattern, not of a block. */
function isObject(text: string, from: number, at: number): boolean {
  const before = text.slice(Math.max(from, at - 200), at).trimEnd()
  return /(?:[=(,:[?]|\b(?:const|let|var|return))$/.test(before) && !before.endsWith('=>')
}

function openBrace(text: string, head: Span, tag: Span, stack: BraceStack, events: ScanEvent[]): void {
  const before = text.slice(Math.max(head[0], head[1] - 600), head[1])
  const at = head[1] - before.length
  const loop = forOf.exec(before)
  if (loop) {
    const start = at + loop.index + loop[0].lastIndexOf(loop[3]!)
    pushLoop(text, [start, start + loop[3]!.length], loop[2] === 'of' ? loop[1]! : '', tag, stack, events)
    return
  }
  const callback = callbackTail.exec(before)
  const over = callback && subjectOf(before.slice(0, callback.index))
  if (callback && over) {
    pushLoop(text, [at + over[0], at + over[1]], callback[1] ?? callback[2] ?? callback[3] ?? '', tag, stack, events)
    return
  }
  if (openFunction(before, tag, stack, events)) return
  if (!tested.test(before)) return void stack.open.push(undefined)
  const test = /\bif\s*\(([^]*)\)\s*$/.exec(before)
  const from = test ? at + test.index + test[0].indexOf('(') + 1 : 0
  const compared = test
    ? comparisonsIn(text, [from, from + test[1]!.length])
    : /^\s*else\s*$/.test(before)
      ? contrary(stack.closed ?? {})
      : {}
  stack.open.push(compared)
  events.push({ k: 'open', span: tag, block: 'condition', name: 'if', vars: [], ...compared })
}

/** `function row(user) {`, `const row = (user) => {`: what it holds is printed where it is called. */
function openFunction(before: string, tag: Span, stack: BraceStack, events: ScanEvent[]): boolean {
  const found = functionHead.exec(before)
  const name = found?.[1] ?? found?.[3]
  if (!found || name === undefined) return false
  const params = (found[2] ?? found[4] ?? found[5] ?? found[6] ?? '').split(',').map((param) => param.replace(/=.*$/s, '').trim())
  stack.functions.add(name)
  stack.open.push({})
  events.push({ k: 'open', span: tag, block: 'block', name: 'function', vars: [], fragment: { name: `${name}()`, params } })
  return true
}

/** What `….forEach(` or `_.each(…,` runs over, in `before`. */
function subjectOf(before: string): Span | undefined {
  const library = libraryCall.exec(before)
  if (library) {
    const start = library.index + library[0].indexOf(library[1]!, library[0].indexOf('('))
    return [start, start + library[1]!.length]
  }
  const found = iteration.exec(before)
  if (!found) return undefined
  const start = startOfChain(before, found.index)
  return [start + /^\s*(?:return\b\s*)?/.exec(before.slice(start, found.index))![0].length, found.index]
}

/** Where what a method is called on begins: `users.filter((one) => one.id !== me)` is one thing, whatever stands in its brackets. */
function startOfChain(before: string, end: number): number {
  let depth = 0
  for (let at = end - 1; at >= 0; at--) {
    const char = before[at]!
    if (')]}'.includes(char)) depth++
    else if ('([{'.includes(char) && depth-- === 0) return at + 1
    else if (depth === 0 && (char === ';' || char === '=')) return at + 1
  }
  return 0
}

function pushLoop(text: string, subject: Span, params: string, tag: Span, stack: BraceStack, events: ScanEvent[]): void {
  stack.open.push({})
  const expression = readExpression(text, trimSpan(text, ...subject))
  const names = bindingsOf(params, ['[]'])
  const apart = params.trim().startsWith('{')
  const vars = names.length > 0 && !apart ? [names[0]![0]] : []
  events.push({ k: 'open', span: tag, block: 'loop', name: 'for', vars, subject: expression })
  if (!apart) return
  const base = expression.paths[0]
  if (!base) return
  for (const [name, segments] of names)
    events.push({ k: 'set', span: tag, name, value: single({ ...base, segments: [...base.segments, ...segments] }) })
}

function single(path: Expression['paths'][number]): Expression {
  return { paths: [path], calls: [], strings: [] }
}

function readAssignment(text: string, span: Span, tag: Span, events: ScanEvent[]): void {
  const more = added.exec(text.slice(...span))
  if (more) {
    addTo(text, [span[0] + more[0].length, span[1]], more, tag, events)
    return
  }
  const found = declaration.exec(text.slice(...span))
  if (!found) return
  events.push({ k: 'set', span: tag, name: found[1]!, value: readExpression(text, [span[0] + found[0].length, span[1]]) })
}

/** What is added to a text stays in it: its own name is among the paths. */
function addTo(text: string, value: Span, [, element, list, name]: RegExpExecArray, tag: Span, events: ScanEvent[]): void {
  const expression = readExpression(text, value)
  const self = { segments: [name!], span: value }
  if (element && list) {
    const start = text.lastIndexOf(list, value[0])
    const subject = readExpression(text, [start, start + list.length])
    events.push({ k: 'open', span: tag, block: 'loop', name: 'for', vars: [element], subject })
  }
  events.push({ k: 'set', span: tag, name: name!, value: { ...expression, paths: [self, ...expression.paths] } })
  if (element && list) events.push({ k: 'close', span: tag })
}
