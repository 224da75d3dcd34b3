import type { Span } from '../../source.js'
import { readChain } from './chain.js'
import {
  cursorOver,
  finish,
  readName,
  readNumber,
  readString,
  skipSpace,
  type Cursor,
  type Draft,
  type ReadExpression,
  type ReadOptions,
} from './cursor.js'
import { readFilter } from './filters.js'
import { measures } from './methods.js'

const literals = new Set('true false null undefined nil none None True False empty blank NaN'.split(' '))
const ignored = new Set('new typeof await return const let var async yield not void throw delete'.split(' '))
const comparing = new Set('is in instanceof contains matches'.split(' '))
const deepest = 40
/** Of an expression that is read: what is longer is no expression of a mail. */
const longest = 20_000

/**
 * Reads an expression of the JavaScript or the filter kind (`users.map((u) => u.email)`, `users | map: "email" | join`)
 * into the paths it prints. It knows which operands are only tested, and follows callbacks into the elements.
 */
export function readExpression(text: string, span: Span, options: ReadOptions = {}): ReadExpression {
  const cursor = cursorOver(text, [span[0], Math.min(span[1], span[0] + longest)], options)
  readSequence(cursor, '')
  cursor.paths = cursor.paths.filter((path) => !measures.has(path.segments[path.segments.length - 1]!))
  return finish(cursor)
}

/** Operands with operators between, up to one of the stops, which is left to the caller. */
export function readSequence(cursor: Cursor, stops: string): void {
  if (++cursor.depth > deepest) cursor.at = cursor.end
  let alternative = cursor.paths.length
  let operand = alternative
  for (;;) {
    skipSpace(cursor)
    if (cursor.at >= cursor.end) break
    const char = cursor.text[cursor.at]!
    if (stops.includes(char)) break
    if (startsOperand(cursor, char)) {
      operand = cursor.paths.length
      const word = readOperand(cursor, char)
      if (word === 'and') cursor.paths.length = alternative
      if (word === 'if') dropTest(cursor, stops)
      if (word === 'else') alternative = cursor.paths.length
      if (word === 'compare') dropComparison(cursor, alternative)
      continue
    }
    const operator = readOperator(cursor)
    if (operator === '?' || operator === '&&') cursor.paths.length = Math.min(alternative, cursor.paths.length)
    else if (operator === 'compare') dropComparison(cursor, alternative)
    else if (operator === '|' && cursor.filters) readFilter(cursor, operand)
    else if (operator === ',' || operator === ';' || operator === ':' || operator === '||') alternative = cursor.paths.length
  }
  cursor.depth--
}

function startsOperand(cursor: Cursor, char: string): boolean {
  if (/[\w$@"'`([{\u0080-\uffff]/.test(char)) return true
  return char === '/' && isRegex(cursor)
}

/** A slash where an operand is due, closed on the same line. Division is rare in templates and harmless to misread. */
function isRegex(cursor: Cursor): boolean {
  const before = cursor.text.slice(Math.max(0, cursor.at - 3), cursor.at).trimEnd()
  return before === '' || /[(,=:?&|]$/.test(before)
}

function readOperator(cursor: Cursor): string {
  const three = cursor.text.slice(cursor.at, cursor.at + 3)
  const two = three.slice(0, 2)
  if (three === '===' || three === '!==') return advance(cursor, 3, 'compare')
  if (two === '==' || two === '!=' || two === '<=' || two === '>=' || two === '<>') return advance(cursor, 2, 'compare')
  if (two === '=>') return advance(cursor, 2, '=>')
  if (two === '&&') return advance(cursor, 2, '&&')
  if (two === '||' || two === '??') return advance(cursor, 2, '||')
  if (two[0] === '<' || two[0] === '>') return advance(cursor, 1, 'compare')
  return advance(cursor, 1, two[0]!)
}

function advance(cursor: Cursor, by: number, operator: string): string {
  cursor.at += by
  return operator
}

/** A comparison prints true or false: neither side is data. */
function dropComparison(cursor: Cursor, alternative: number): void {
  cursor.paths.length = Math.min(alternative, cursor.paths.length)
  skipSpace(cursor)
  const char = cursor.text[cursor.at]
  if (cursor.at >= cursor.end || char === undefined || !startsOperand(cursor, char)) return
  readOperand(cursor, char)
  cursor.paths.length = Math.min(alternative, cursor.paths.length)
}

function dropTest(cursor: Cursor, stops: string): void {
  skipSpace(cursor)
  if (cursor.filters || cursor.text[cursor.at] !== '(') return dropCondition(cursor, stops)
  cursor.at++
  discard(cursor, ')')
  cursor.at++
}

/** `a if test else b`, `{{ x if y }}`: the test is not printed. */
function dropCondition(cursor: Cursor, stops: string): void {
  const kept = cursor.paths.length
  const rest = cursor.text.slice(cursor.at, cursor.end)
  const otherwise = /\belse\b/.exec(rest)
  if (otherwise) {
    cursor.at += otherwise.index
    return
  }
  readSequence(cursor, stops + '|')
  cursor.paths.length = kept
}

type Word = 'and' | 'if' | 'else' | 'compare' | undefined

function readOperand(cursor: Cursor, char: string): Word {
  const start = cursor.at
  if (char === '"' || char === "'") {
    readString(cursor)
    if (cursor.filters && char === '"') readInserted(cursor, start + 1, cursor.at - 1)
    readChain(cursor, [])
    return undefined
  }
  if (char === '`') return void readTemplateLiteral(cursor)
  if (char === '(') {
    cursor.at++
    return void readGroup(cursor, ')')
  }
  if (char === '[') {
    cursor.at++
    // `[...users].map(…)`: a copy of the list.
    const copied = /\s*\.\.\./y
    copied.lastIndex = cursor.at
    if (copied.test(cursor.text)) {
      cursor.at = copied.lastIndex
      readGroup(cursor, ']')
      return undefined
    }
    readSequence(cursor, ']')
    cursor.at++
    readChain(cursor, [])
    return undefined
  }
  if (char === '{') return void readObject(cursor)
  if (char === '/') return void skipRegex(cursor)
  if (readNumber(cursor) !== undefined) return undefined
  const name = readName(cursor)
  if (name === undefined) {
    cursor.at++
    return undefined
  }
  if (cursor.named && isArgumentName(cursor, ':')) return undefined
  if (cursor.filters && isArgumentName(cursor, '=')) return undefined
  if (name === 'and') return 'and'
  if (name === 'if' || name === 'unless') return 'if'
  if (name === 'else') return 'else'
  if (comparing.has(name)) return 'compare'
  if (literals.has(name) || ignored.has(name) || name === 'or') return undefined
  if (name === 'function') return void skipFunctionHead(cursor)
  const bound = cursor.scope.get(name)
  const picks = bound?.picks && { picks: bound.picks }
  readChain(cursor, [{ segments: bound ? [...bound.segments] : [name], start, end: cursor.at, ...picks }])
  return undefined
}

/** `| truncate: length : 9`, `row(user=member)`: white space may stand before the sign. */
function isArgumentName({ text, at, end }: Cursor, sign: ':' | '='): boolean {
  let after = at
  while (after < end && /\s/.test(text[after]!)) after++
  return after < end && text[after] === sign && text[after + 1] !== '='
}

function skipRegex(cursor: Cursor): void {
  let at = cursor.at + 1
  while (at < cursor.end && cursor.text[at] !== '/' && cursor.text[at] !== '\n') at += cursor.text[at] === '\\' ? 2 : 1
  cursor.at = Math.min(at + 1, cursor.end)
  readName(cursor)
}

function skipFunctionHead(cursor: Cursor): void {
  const close = cursor.text.slice(cursor.at, Math.min(cursor.end, cursor.at + 500)).indexOf(')')
  if (close >= 0) cursor.at += close + 1
}

/** Twig’s `"#{user.email}"`. */
function readInserted(cursor: Cursor, start: number, end: number): void {
  const behind = cursor.at
  for (let at = cursor.text.indexOf('#{', start); at >= 0 && at < end; at = cursor.text.indexOf('#{', Math.max(cursor.at, at + 2))) {
    cursor.at = at + 2
    readSequence(cursor, '}')
  }
  cursor.at = behind
}

function readTemplateLiteral(cursor: Cursor): void {
  cursor.at++
  while (cursor.at < cursor.end && cursor.text[cursor.at] !== '`') {
    if (cursor.text[cursor.at] === '\\') cursor.at += 2
    else if (cursor.text.startsWith('${', cursor.at)) {
      cursor.at += 2
      readSequence(cursor, '}')
      cursor.at++
    } else cursor.at++
  }
  cursor.at = Math.min(cursor.at + 1, cursor.end)
  readChain(cursor, [])
}

function readGroup(cursor: Cursor, close: string): void {
  const inner = capture(cursor, close)
  cursor.at++
  readChain(cursor, inner)
}

/** Keys are names, not paths: `{ email: user.email }` holds one path. */
function readObject(cursor: Cursor): void {
  cursor.at++
  while (cursor.at < cursor.end && cursor.text[cursor.at] !== '}') {
    const key = /\s*(?:[\w$-]+|"[^"]*"|'[^']*')\s*:(?!:)/y
    key.lastIndex = cursor.at
    const found = key.exec(cursor.text)
    if (found) cursor.at += found[0].length
    readSequence(cursor, ',}')
    if (cursor.text[cursor.at] === ',') cursor.at++
  }
  cursor.at++
}

/** The drafts of a sequence, taken out of the result so that what follows may still act on them. */
export function capture(cursor: Cursor, stops: string): Draft[] {
  const outer = cursor.paths
  cursor.paths = []
  readSequence(cursor, stops)
  const inner = cursor.paths
  cursor.paths = outer
  return inner
}

export function discard(cursor: Cursor, stops: string): void {
  capture(cursor, stops)
}
