import type { Expression, PathPick, RawPath } from '../../dialect.js'
import type { Span } from '../../source.js'

/** A path while it is being read. */
export interface Draft {
  segments: string[]
  start: number
  end: number
  whole?: 'join' | 'dump'
  /** Stands for what a call returns: an owner of further segments, but nothing that is printed by itself. */
  call?: true
  picks?: readonly PathPick[]
}

/** What a parameter of a callback stands for. */
export type Bound = Pick<Draft, 'segments' | 'picks'>

/** One reading of one tag body. Every step moves `at` forwards, so that a reading ends on any text. */
export interface Cursor {
  readonly text: string
  at: number
  end: number
  depth: number
  paths: Draft[]
  readonly calls: string[]
  readonly strings: { value: string; span: Span }[]
  /** Callback parameters and what they stand for. */
  readonly scope: Map<string, Bound>
  readonly filters: boolean
  readonly dashes: boolean
  /** Among a filter's arguments, where `width: 100` has a name. */
  named: boolean
  readonly functions: ReadonlySet<string>
  /** Within a filter's test: of a filter there nobody asks which elements it leaves. */
  within: boolean
  readonly locals: LocalCall[]
  readonly pushed: Pushed[]
}

/** A call of a function that the template itself declares, arguments in order. */
export interface LocalCall {
  readonly name: string
  readonly args: readonly (readonly RawPath[])[]
}

/** What is put into a list of the template's own: `rows.push(user.email)`. */
export interface Pushed {
  readonly name: string
  readonly paths: readonly RawPath[]
}

export interface ReadExpression extends Expression {
  readonly locals: readonly LocalCall[]
  readonly pushed: readonly Pushed[]
}

export interface ReadOptions {
  /** `|` pipes into a filter: Liquid, Jinja, Vue 2. */
  readonly filters?: boolean
  /** Names may hold `-`: Liquid. */
  readonly dashes?: boolean
  /** Functions of the template's own. */
  readonly functions?: ReadonlySet<string>
  /** What is read is a filter's test. */
  readonly within?: boolean
}

const none: ReadonlySet<string> = new Set()

export function cursorOver(text: string, span: Span, options: ReadOptions = {}): Cursor {
  return {
    text,
    at: span[0],
    end: span[1],
    depth: 0,
    paths: [],
    calls: [],
    strings: [],
    scope: new Map(),
    filters: options.filters ?? false,
    dashes: options.dashes ?? false,
    named: false,
    functions: options.functions ?? none,
    within: options.within ?? false,
    locals: [],
    pushed: [],
  }
}

export function skipSpace(cursor: Cursor): void {
  while (cursor.at < cursor.end && cursor.text.charCodeAt(cursor.at) <= 32) cursor.at++
}

const plainName = /[A-Za-z_$@\u0080-\uffff][\w$\u0080-\uffff]*/y
const dashedName = /[A-Za-z_@\u0080-\uffff][\w\u0080-\uffff]*(?:-[\w\u0080-\uffff]+)*\??/y

export function readName(cursor: Cursor): string | undefined {
  const pattern = cursor.dashes ? dashedName : plainName
  pattern.lastIndex = cursor.at
  const name = pattern.exec(cursor.text)?.[0]
  if (name === undefined || cursor.at + name.length > cursor.end) return undefined
  cursor.at += name.length
  return name
}

const number = /\d+(?:\.\d+)?/y

export function readNumber(cursor: Cursor): string | undefined {
  number.lastIndex = cursor.at
  const digits = number.exec(cursor.text)?.[0]
  if (digits === undefined || cursor.at + digits.length > cursor.end) return undefined
  cursor.at += digits.length
  return digits
}

/** At a quote; leaves the cursor behind the closing one, or at the end where there is none. */
export function readString(cursor: Cursor): string {
  const quote = cursor.text[cursor.at]
  const start = cursor.at + 1
  let at = start
  while (at < cursor.end && cursor.text[at] !== quote) at += cursor.text[at] === '\\' ? 2 : 1
  at = Math.min(at, cursor.end)
  const value = cursor.text.slice(start, at)
  cursor.strings.push({ value, span: [start, at] })
  cursor.at = Math.min(at + 1, cursor.end)
  return value
}

export function finish(cursor: Cursor): ReadExpression {
  const { calls, strings, locals, pushed } = cursor
  return { paths: rawPathsOf(cursor.paths), calls, strings, locals, pushed }
}

export function rawPathsOf(drafts: readonly Draft[]): RawPath[] {
  return drafts.map(({ segments, start, end, whole, picks }): RawPath => ({
    segments: [...segments],
    span: [start, end],
    ...(whole && { whole }),
    ...(picks && { picks }),
  }))
}
