import { readCallback } from './callbacks.js'
import { rawPathsOf, readName, readNumber, readString, skipSpace, type Cursor, type Draft } from './cursor.js'
import { capture, discard, readSequence } from './expression.js'
import { libraries, stepNamed, type Step } from './methods.js'
import { readFilterCallback } from './picks.js'

/** Members, indexes and calls behind a base. `base` is what the drafts so far stand for; they are kept at the end. */
export function readChain(cursor: Cursor, base: Draft[]): void {
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
    if (/^get[A-Z]/.test(name) && cursor.text.startsWith('()', cursor.at)) {
      cursor.at += 2
      extend(cursor, drafts, name)
    } else if (cursor.text[cursor.at] === '(') drafts = readMethod(cursor, drafts, name)
    else extend(cursor, drafts, name)
  }
  for (const draft of drafts) {
    if (!draft.call || draft.segments.length > 1) cursor.paths.push(draft)
  }
}

export function extend(cursor: Cursor, drafts: readonly Draft[], segment: string): void {
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
  const digits = readNumber(cursor)
  const value = digits ?? (char === '"' || char === "'" ? readString(cursor) : undefined)
  const before = cursor.at
  const inner = rawPathsOf(capture(cursor, ']'))
  const plain = value !== undefined && cursor.text.slice(before, cursor.at).trim() === ''
  const key = inner.length === 1 && value === undefined ? inner[0] : undefined
  cursor.at = Math.min(cursor.at + 1, cursor.end)
  if (key) for (const draft of drafts) draft.picks = [...(draft.picks ?? []), { at: draft.segments.length, equal: [], key }]
  extend(cursor, drafts, plain ? value : '[]')
}

const dumping = (step: Step | undefined): boolean => step === 'dump'

/** `format(users)`: the arguments reach the page, the function's own name does not. */
function readCall(cursor: Cursor, drafts: readonly Draft[]): Draft[] {
  const first = drafts[0]!
  const name = first.segments[first.segments.length - 1]!
  cursor.calls.push(name)
  cursor.at++
  const local = first.segments.length === 1 && cursor.functions.has(name)
  const inner = local ? readLocalCall(cursor, name) : capture(cursor, ')')
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

function readLocalCall(cursor: Cursor, name: string): Draft[] {
  const args: Draft[][] = []
  while (cursor.at < cursor.end && cursor.text[cursor.at] !== ')') {
    args.push(capture(cursor, ',)'))
    if (cursor.text[cursor.at] === ',') cursor.at++
  }
  cursor.locals.push({ name, args: args.map(rawPathsOf) })
  return args.flat()
}

/** `rows.push(user.email)`: what is pushed is no part of what the call prints. */
function readPush(cursor: Cursor, [list]: readonly Draft[]): void {
  const paths = rawPathsOf(capture(cursor, ')'))
  if (list) cursor.pushed.push({ name: list.segments.join('.'), paths })
}

function joinedInText(cursor: Cursor): Draft[] {
  const drafts = capture(cursor, ')')
  cursor.at = Math.min(cursor.at + 1, cursor.end)
  return applyStep(cursor, drafts, 'join')
}

const pushes = /^(?:push|append|unshift|add)$/

function readMethod(cursor: Cursor, drafts: Draft[], name: string): Draft[] {
  cursor.calls.push(name)
  cursor.at++
  // Python's `", ".join(users | map(attribute="email"))`.
  if (name === 'join' && drafts.length === 0) return joinedInText(cursor)
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
  else if (step === 'fold') result = readCallback(cursor, drafts, 1)
  else if (step === 'pick') readPick(cursor, drafts)
  else if (name === 'filter') readFilterCallback(cursor, drafts)
  else if (pushes.test(name)) readPush(cursor, drafts)
  else if (step === undefined) readSequence(cursor, ')')
  else discard(cursor, ')')
  cursor.at = Math.min(cursor.at + 1, cursor.end)
  return applyStep(cursor, result, step)
}

export function applyStep(cursor: Cursor, drafts: Draft[], step: Step | undefined): Draft[] {
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
