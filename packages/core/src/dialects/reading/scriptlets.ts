import type { ScanEvent } from '../../dialect.js'
import type { Span } from '../../source.js'
import { comparisonsIn, contrary, type Comparisons } from './equality.js'
import { functionOpened } from './local-calls.js'
import { closingOf, condition, endOfString, loopOver, readSimple } from './scriptlet-statements.js'

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
/** `while (user = users.shift())`. */
const taking = /\bwhile\s*\(\s*\(?\s*(?:(?:const|let|var)\s+)?([\w$]+)\s*=(?!=)\s*([\s\S]+?)\.(?:shift|pop)\(\)[\s\S]*\)\s*$/
const iteration = /(?:\.|\b)(forEach|map|flatMap|each|eachSeries)(?:\?\.)?\s*\(\s*$/
const callbackTail = /(?:async\s+)?(?:function\b\s*[\w$]*\s*\(([^)]*)\)|\(([^()]*)\)\s*=>|([\w$]+)\s*=>)\s*$/
const libraryCall = /(?:\b(?:_|lodash|async|underscore)|\$)\s*\.\s*(?:forEach|map|each|eachSeries)\s*$/
const functionHead =
  /(?:^|[\s;{}])(?:function\s+([\w$]+)\s*\(([^)]*)\)|(?:const|let|var)\s+([\w$]+)\s*=\s*(?:async\s+)?(?:function\b\s*[\w$]*\s*\(([^)]*)\)|\(([^()]*)\)\s*=>|([\w$]+)\s*=>))\s*$/
const tested = /\b(?:if|while|switch)\s*\(|\belse\s*$|\bfor\s*\(/

/**
 * Statements of a scripting tag (`<% users.forEach((u) => { %>`): loops, conditions and assignments. Braces are counted
 * over all tags of a file, since a loop opens in one and closes in another.
 */
export function readScriptlet(text: string, body: Span, tag: Span, stack: BraceStack, events: ScanEvent[]): void {
  const { functions } = stack
  let from = body[0]
  let depth = 0
  const simple = (end: number): void => {
    readSimple({ text, tag, events, functions, closed: stack.closed ?? {} }, [from, end])
    from = end + 1
    depth = 0
  }
  for (let at = body[0]; at < body[1]; at++) {
    const char = text[at]!
    if (char === '"' || char === "'" || char === '`') at = endOfString(text, at, body[1])
    else if (text.startsWith('/*', at)) at = endOfComment(text, '*/', at, body[1])
    else if (text.startsWith('//', at)) at = endOfComment(text, '\n', at, body[1]) - 1
    else if (char === '(' || char === '[') depth++
    else if (char === ')' || char === ']') depth--
    else if (char === '{' && isObject(text, from, at)) at = endOfBraces(text, at, body[1])
    else if (char === '{') {
      const value = endOfValue(text, [from, at], body[1])
      if (value > at) {
        at = value
        continue
      }
      openBrace(text, [from, at], tag, stack, events)
      from = at + 1
      depth = 0
    } else if (char === '}') {
      simple(at)
      stack.closed = stack.open.pop()
      if (stack.closed) events.push({ k: 'close', span: tag })
    } else if (char === ';' && !/\bfor\s*\([^)]*$/.test(text.slice(Math.max(from, at - 300), at))) simple(at)
    else if (char === '\n' && depth <= 0 && beginsAnew(text, from, at, body[1])) simple(at)
  }
  simple(body[1])
}

/** Of a function that makes a value: its end is sought no further. */
const longestValue = 2_000

const statement = /\s*(?:(?:const|let|var|return|if|for|while|function|continue)\b|[\w$.]+\s*(?:\+?=(?![=>])|\())/y

/** Whether a line ends a statement that no semicolon ends. */
function beginsAnew(text: string, from: number, at: number, end: number): boolean {
  const before = text.slice(Math.max(from, at - 40), at).trimEnd()
  if (before === '' || /(?:[=+\-*/%,?:&|(<>.[!]|\b(?:else|return|of|in))$/.test(before)) return false
  statement.lastIndex = at
  return statement.test(text) && statement.lastIndex <= end
}

function endOfComment(text: string, close: string, at: number, end: number): number {
  const found = text.slice(at, end).indexOf(close)
  return found < 0 ? end : at + found + close.length - 1
}

/** The brace that closes the one at `at`; the end without one. */
function endOfBraces(text: string, at: number, end: number): number {
  const close = closingOf(text, at + 1, end, ['{', '}'])
  return close < 0 ? end : close
}

/** `{` of a literal or a pattern, not of a block. */
function isObject(text: string, from: number, at: number): boolean {
  const before = text.slice(Math.max(from, at - 200), at).trimEnd()
  return /(?:[=(,:[?]|\b(?:const|let|var|return))$/.test(before) && !before.endsWith('=>')
}

/** A function that makes a value, `users.filter((u) => { return u.active })`, is a part of its statement where its end is in the tag, too. -1 where it is not. */
function endOfValue(text: string, [from, at]: Span, end: number): number {
  const before = text.slice(Math.max(from, at - 600), at)
  const callback = callbackTail.exec(before)
  if (!callback || functionHead.test(before)) return -1
  const over = before.slice(0, callback.index)
  const turns = iteration.exec(over)?.[1] ?? (libraryOver(over) ? 'each' : undefined)
  if (turns !== undefined && !(/[mM]ap$/.test(turns) && /^\s*(?:(?:(?:const|let|var)\s+)?[\w$]+\s*\+?=(?![=>])|return\b)/.test(before)))
    return -1
  const limit = Math.min(end, at + longestValue)
  const close = endOfBraces(text, at, limit)
  return close < limit ? close : -1
}

function openBrace(text: string, head: Span, tag: Span, stack: BraceStack, events: ScanEvent[]): void {
  const before = text.slice(Math.max(head[0], head[1] - 600), head[1])
  const at = head[1] - before.length
  const push = (subject: Span, params: string): void => {
    stack.open.push({})
    events.push(loopOver(text, subject, params, tag))
  }
  const loop = forOf.exec(before)
  if (loop) {
    const start = at + loop.index + loop[0].lastIndexOf(loop[3]!)
    return push([start, start + loop[3]!.length], loop[2] === 'of' ? loop[1]! : '')
  }
  const taken = taking.exec(before)
  if (taken) {
    const start = at + taken.index + taken[0].indexOf(taken[2]!, taken[0].indexOf('=') + 1)
    return push([start, start + taken[2]!.length], taken[1]!)
  }
  const callback = callbackTail.exec(before)
  const over = callback && subjectOf(before.slice(0, callback.index))
  if (callback && over) return push([at + over[0], at + over[1]], callback[1] ?? callback[2] ?? callback[3] ?? '')
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
  events.push(condition(tag, compared))
}

/** `function row(user) {`, `const row = (user) => {`: what it holds is printed where it is called. */
function openFunction(before: string, tag: Span, stack: BraceStack, events: ScanEvent[]): boolean {
  const found = functionHead.exec(before)
  const name = found?.[1] ?? found?.[3]
  if (!found || name === undefined) return false
  stack.functions.add(name)
  stack.open.push({})
  events.push(functionOpened(name, found[2] ?? found[4] ?? found[5] ?? found[6] ?? '', tag))
  return true
}

/** What `….forEach(` or `_.each(…,` runs over, in `before`. */
function subjectOf(before: string): Span | undefined {
  const library = libraryOver(before)
  if (library) return library
  const found = iteration.exec(before)
  if (!found) return undefined
  const start = startOfChain(before, found.index)
  return [start + /^\s*(?:return\b\s*)?/.exec(before.slice(start, found.index))![0].length, found.index]
}

/** `_.each(users,`, also with calls among the argument. */
function libraryOver(before: string): Span | undefined {
  const end = /,\s*$/.exec(before)?.index
  if (end === undefined) return undefined
  const start = startOfChain(before, end)
  return before[start - 1] === '(' && libraryCall.test(before.slice(0, start - 1)) ? [start, end] : undefined
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
