import type { Expression } from '../../dialect.js'
import type { Span } from '../../source.js'
import { cursorOver, finish, readName, readNumber, readString, skipSpace, type Cursor, type Draft, type ReadOptions } from './cursor.js'
import { libraries, measures, stepNamed, type Step } from './methods.js'

const literals = new Set('true false null undefined nil none None True False empty blank NaN'.split(' '))
const ignored = new Set('new typeof await return const let var async yield not void throw delete'.split(' '))
const comparing = new Set('is in instanceof contains matches'.split(' '))
const deepest = 40

/**
 * Reads an expression of the JavaScript or the filter kind (`users.map((u) => u.email)`, `users | map: "email" | join`)
 * into the paths it prints. It knows which operands are only tested, and follows callbacks into the elements.
 */
export function readExpression(text: string, span: Span, options: ReadOptions = {}): Expression {
  const cursor = cursorOver(text, span, options)
  readSequence(cursor, '')
  cursor.paths = cursor.paths.filter((path) => !measures.has(path.segments[path.segments.length - 1]!))
  return finish(cursor)
}

/** Operands with operators between, up to one of the stops, which is left to the caller. */
function readSequence(cursor: Cursor, stops: string): void {
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
      if (word === 'if') dropCondition(cursor, stops)
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
    readChain(cursor, [])
    return undefined
  }
  if (char === '`') return void readTemplateLiteral(cursor)
  if (char === '(') return void readGroup(cursor)
  if (char === '[') {
    cursor.at++
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
  if (name === 'and') return 'and'
  if (name === 'if' || name === 'unless') return 'if'
  if (name === 'else') return 'else'
  if (comparing.has(name)) return 'compare'
  if (literals.has(name) || ignored.has(name) || name === 'or') return undefined
  if (name === 'function') return void skipFunctionHead(cursor)
  const bound = cursor.scope.get(name)
  readChain(cursor, [{ segments: bound ? [...bound] : [name], start, end: cursor.at }])
  return undefined
}

function skipRegex(cursor: Cursor): void {
  let at = cursor.at + 1
  while (at < cursor.end && cursor.text[at] !== '/' && cursor.text[at] !== '\n') at += cursor.text[at] === '\\' ? 2 : 1
  cursor.at = Math.min(at + 1, cursor.end)
  readName(cursor)
}

function skipFunctionHead(cursor: Cursor): void {
  const close = cursor.text.indexOf(')', cursor.at)
  if (close >= 0 && close < cursor.end) cursor.at = close + 1
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

function readGroup(cursor: Cursor): void {
  cursor.at++
  const inner = capture(cursor, ')')
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
function capture(cursor: Cursor, stops: string): Draft[] {
  const outer = cursor.paths
  cursor.paths = []
  readSequence(cursor, stops)
  const inner = cursor.paths
  cursor.paths = outer
  return inner
}

function discard(cursor: Cursor, stops: string): void {
  capture(cursor, stops)
}

/** Members, indexes and calls behind a base. `base` is what the drafts so far stand for; they are kept at the end. */
function readChain(cursor: Cursor, base: Draft[]): void {
  let drafts = base
  for (let steps = 0; steps < 64; steps++) {
    const from = cursor.at
    skipSpace(cursor)
    const { text, at } = cursor
    if (at >= cursor.end) break
    if (text[at] === '(' && drafts.length > 0 && at === from) {
      drafts = readCall(cursor, drafts)
      continue
    }
    if (text[at] === '[' && at === from) {
      readIndex(cursor, drafts)
      continue
    }
    const dot = text.startsWith('?.', at) ? 2 : text[at] === '.' && text[at + 1] !== '.' ? 1 : 0
    if (dot === 0) {
      cursor.at = from
      break
    }
    cursor.at += dot
    if (dot === 2 && (text[cursor.at] === '[' || text[cursor.at] === '(')) continue
    skipSpace(cursor)
    const name = readName(cursor) ?? readNumber(cursor)
    if (name === undefined) break
    if (cursor.text[cursor.at] === '(') drafts = readMethod(cursor, drafts, name)
    else extend(cursor, drafts, name)
  }
  for (const draft of drafts) {
    if (!draft.call || draft.segments.length > 1) cursor.paths.push(draft)
  }
}

function extend(cursor: Cursor, drafts: readonly Draft[], segment: string): void {
  for (const draft of drafts) {
    draft.segments.push(segment)
    draft.end = Math.max(draft.end, cursor.at)
  }
}

/** `users[0]`, `user['email']`, `users[i]`. */
function readIndex(cursor: Cursor, drafts: readonly Draft[]): void {
  cursor.at++
  skipSpace(cursor)
  const char = cursor.text[cursor.at]
  const segment = readIndexSegment(cursor, char)
  cursor.at = Math.min(cursor.at + 1, cursor.end)
  extend(cursor, drafts, segment)
}

function readIndexSegment(cursor: Cursor, char: string | undefined): string {
  const digits = readNumber(cursor)
  const value = digits ?? (char === '"' || char === "'" ? readString(cursor) : undefined)
  const before = cursor.at
  discard(cursor, ']')
  return value !== undefined && cursor.text.slice(before, cursor.at).trim() === '' ? value : '[]'
}

const dumping = (step: Step | undefined): boolean => step === 'dump'

/** `format(users)`: the arguments reach the page, the function's own name does not. */
function readCall(cursor: Cursor, drafts: readonly Draft[]): Draft[] {
  const first = drafts[0]!
  const name = first.segments[first.segments.length - 1]!
  cursor.calls.push(name)
  cursor.at++
  const inner = capture(cursor, ')')
  cursor.at++
  const step = stepNamed(name)
  if (step === 'drop') return []
  for (const draft of inner) {
    if (dumping(step)) draft.whole = 'dump'
    if (step === 'join') draft.whole = 'join'
    cursor.paths.push(draft)
  }
  return [{ segments: [`${first.segments.join('.')}()`], start: first.start, end: cursor.at, call: true }]
}

function readMethod(cursor: Cursor, drafts: Draft[], name: string): Draft[] {
  cursor.calls.push(name)
  cursor.at++
  const only = drafts.length === 1 ? drafts[0]! : undefined
  if (!only || only.segments.length > 1 || !libraries.has(only.segments[0]!)) return applyMethod(cursor, drafts, name)
  const subject = capture(cursor, ',)')
  if (cursor.text[cursor.at] === ',') cursor.at++
  return applyMethod(cursor, subject, name)
}

/** The cursor stands inside the parentheses and leaves behind them. */
function applyMethod(cursor: Cursor, drafts: Draft[], name: string): Draft[] {
  const step = stepNamed(name)
  let result = drafts
  if (step === 'each') result = readCallback(cursor, drafts)
  else if (step === 'pick') readPick(cursor, drafts)
  else if (step === undefined) readSequence(cursor, ')')
  else discard(cursor, ')')
  cursor.at = Math.min(cursor.at + 1, cursor.end)
  return applyStep(cursor, result, step)
}

function applyStep(cursor: Cursor, drafts: Draft[], step: Step | undefined): Draft[] {
  if (step === 'drop') return []
  if (step === 'first' || step === 'last') extend(cursor, drafts, step)
  if (step === 'find') extend(cursor, drafts, '?')
  if (step === 'group') extend(cursor, drafts, '[]')
  for (const draft of drafts) {
    if (step === 'join') draft.whole ??= 'join'
    if (step === 'dump') draft.whole = 'dump'
    draft.end = Math.max(draft.end, draft.start)
  }
  return drafts
}

function readPick(cursor: Cursor, drafts: readonly Draft[]): void {
  skipSpace(cursor)
  const segment = readPickSegment(cursor)
  discard(cursor, ')')
  extend(cursor, drafts, segment)
}

function readPickSegment(cursor: Cursor): string {
  const char = cursor.text[cursor.at]
  if (cursor.text.startsWith('-1', cursor.at)) return 'last'
  const value = readNumber(cursor)
  if (value !== undefined) return value
  return char === '"' || char === "'" ? readString(cursor) : '[]'
}

const callbackHead = /\s*(?:async\s+)?(?:function\b\s*[\w$]*\s*\(([^)]*)\)\s*|\(([^()]*)\)\s*=>\s*|([\w$]+)\s*=>\s*)/y

/** The argument of `map` and its kin: a function of the element, or the name of a field. */
function readCallback(cursor: Cursor, drafts: Draft[]): Draft[] {
  callbackHead.lastIndex = cursor.at
  const head = callbackHead.exec(cursor.text)
  if (!head || cursor.at + head[0].length > cursor.end) return readFieldName(cursor, drafts)
  cursor.at += head[0].length
  const element = [...(drafts[0]?.segments ?? ['?']), '[]']
  const names = bindingsOf(head[1] ?? head[2] ?? head[3] ?? '', element)
  const shadowed = names.map(([name]) => [name, cursor.scope.get(name)] as const)
  for (const [name, segments] of names) cursor.scope.set(name, segments)
  const block = cursor.text[cursor.at] === '{'
  if (block) cursor.at++
  readSequence(cursor, block ? '}' : ',)')
  if (block) cursor.at++
  discard(cursor, ')')
  for (const [name, segments] of shadowed) {
    if (segments) cursor.scope.set(name, segments)
    else cursor.scope.delete(name)
  }
  return []
}

function readFieldName(cursor: Cursor, drafts: Draft[]): Draft[] {
  const strings = cursor.strings.length
  discard(cursor, ')')
  const field = cursor.strings[strings]?.value
  if (field === undefined) return drafts
  extend(cursor, drafts, '[]')
  for (const segment of field.split('.')) extend(cursor, drafts, segment)
  return drafts
}

/** Names that a parameter list binds to the element: `u, i` · `{ email, name: label }` · `[key, user]`. */
export function bindingsOf(params: string, element: readonly string[]): [string, readonly string[]][] {
  const first = params.trim()
  if (first.startsWith('{')) {
    const found: [string, readonly string[]][] = []
    for (const part of first.slice(1).split('}')[0]!.split(',')) {
      const [key = '', alias = key] = part.split(/[:=]/).map((word) => word.trim())
      if (key) found.push([alias.replace(/\W.*$/, '') || key, [...element, key]])
    }
    return found
  }
  if (first.startsWith('[')) {
    const names = first.slice(1).split(']')[0]!.split(',')
    const last = names[names.length - 1]!.trim()
    return last ? [[last, element]] : []
  }
  const name = /^[\w$]+/.exec(first)?.[0]
  return name ? [[name, element]] : []
}

/** `| map: "email"` (Liquid, Django), `| join(", ", "email")` (Jinja), `| map(attribute="email")`. */
function readFilter(cursor: Cursor, operand: number): void {
  skipSpace(cursor)
  const name = readName(cursor)
  if (name === undefined) return
  cursor.calls.push(name)
  const strings = cursor.strings.length
  const step = stepNamed(name)
  const drafts = cursor.paths.splice(operand)
  const args = readFilterArguments(cursor, drafts, step)
  const values = cursor.strings.slice(strings).map(({ value }) => value)
  if (step === 'each') {
    if (values[0] !== undefined && args.bound === false) {
      for (const segment of ['[]', ...values[0].split('.')]) extend(cursor, drafts, segment)
    }
  } else if (step === 'join' && values.length > 1 && /^\w+$/.test(values[1]!)) {
    for (const segment of ['[]', values[1]!]) extend(cursor, drafts, segment)
  } else if (step === 'pick') {
    extend(cursor, drafts, values[0] ?? '0')
  }
  if (args.bound) return
  for (const draft of applyStep(cursor, drafts, step === 'pick' || step === 'each' ? undefined : step)) cursor.paths.push(draft)
  if (step === undefined) cursor.paths.push(...args.paths)
}

function readFilterArguments(cursor: Cursor, drafts: Draft[], step: Step | undefined): { paths: Draft[]; bound: boolean } {
  if (cursor.text[cursor.at] === '(') {
    cursor.at++
    callbackHead.lastIndex = cursor.at
    if (step === 'each' && callbackHead.test(cursor.text)) {
      readCallback(cursor, drafts)
      cursor.at++
      return { paths: [], bound: true }
    }
    const paths = capture(cursor, ')')
    cursor.at++
    return { paths: paths.filter((path) => path.segments[0] !== 'attribute'), bound: false }
  }
  skipSpace(cursor)
  if (cursor.text[cursor.at] !== ':') return { paths: [], bound: false }
  cursor.at++
  return { paths: capture(cursor, '|'), bound: false }
}
