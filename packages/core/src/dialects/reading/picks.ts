import type { PathPick, RawPath } from '../../dialect.js'
import type { Span } from '../../source.js'
import { readArguments } from './arguments.js'
import { bindingsOf, callbackHead } from './callbacks.js'
import type { Cursor, Draft } from './cursor.js'
import { equalitiesOf } from './equality.js'
import { discard, readExpression } from './expression.js'

/** The argument of `filter`: `(m) => m.id === user.id`, `function (m) { return m.id === user.id }`. Leaves the cursor at the bracket behind it. */
export function readFilterCallback(cursor: Cursor, drafts: readonly Draft[]): void {
  callbackHead.lastIndex = cursor.at
  const head = callbackHead.exec(cursor.text)
  const from = cursor.at + (head?.[0].length ?? 0)
  const outer = cursor.within
  // Each test is read once more: tests in tests would be read twice as often with each.
  cursor.within = true
  discard(cursor, ')')
  cursor.within = outer
  if (outer || !head || from > cursor.at) return
  const element = bindingsOf(head[1] ?? head[2] ?? head[3] ?? '', [])
  const test = testIn(cursor.text, [from, cursor.at])
  if (element.length === 0 || !test) return
  const { filters, dashes } = cursor
  const reading = { filters, dashes }
  add(
    drafts,
    equalitiesOf(cursor.text, test, (part) =>
      readExpression(cursor.text, part, { ...reading, within: true }).paths.map((path) => within(cursor, element, path)),
    ),
  )
}

const returned = /^\{\s*return\b([^;{}]*);?\s*\}\s*$/

/** What decides: the expression itself, or the one that a body of one statement returns. */
function testIn(text: string, [start, end]: Span): Span | undefined {
  const body = text.slice(start, end)
  if (!body.startsWith('{')) return [start, end]
  const found = returned.exec(body)
  if (!found) return undefined
  const from = start + body.indexOf('return') + 'return'.length
  return [from, from + found[1]!.length]
}

function within(cursor: Cursor, element: readonly [string, readonly string[]][], path: RawPath): RawPath {
  const [first, ...rest] = path.segments
  const own = element.find(([name]) => name === first)
  if (own) return { ...path, segments: [...own[1], ...rest], from: 'element' }
  const bound = first === undefined ? undefined : cursor.scope.get(first)
  return bound ? { ...path, segments: [...bound.segments, ...rest] } : path
}

const same = /^(?:equalto|eq|==|sameas)$/

/** Jinja’s `selectattr("id", "equalto", user.id)`, Liquid’s `where: "id", user.id`. `span` is what stands behind the filter’s name. */
export function pickByAttribute(cursor: Cursor, [start, end]: Span, name: string, drafts: readonly Draft[]): void {
  const { text } = cursor
  const opened = /^\s*[(:]/.exec(text.slice(start, end))
  if (!opened || cursor.within) return
  const close = opened[0].endsWith('(') ? end - 1 : end
  const args = readArguments(text, [start + opened[0].length, close], { within: true })
  const [field, sign, value] = name === 'where' ? [args['0'], undefined, args['1']] : [args['0'], args['1'], args['2']]
  const key = field?.strings[0]
  const reader = value?.paths
  if (!key || reader?.length !== 1 || (name !== 'where' && !same.test(sign?.strings[0]?.value ?? ''))) return
  add(drafts, [[{ segments: key.value.split('.'), span: key.span, from: 'element' }, reader[0]!]])
}

function add(drafts: readonly Draft[], equal: PathPick['equal']): void {
  if (equal.length === 0) return
  for (const draft of drafts) draft.picks = [...(draft.picks ?? []), { at: draft.segments.length, equal }]
}
