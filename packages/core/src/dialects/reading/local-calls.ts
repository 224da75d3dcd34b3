import type { Expression, ScanEvent } from '../../dialect.js'
import type { Span } from '../../source.js'
import { readArguments } from './arguments.js'
import { readExpression } from './expression.js'

/** `for (const user of users)` and `users.forEach((user) =>` right before a call. */
const turn = /(?:\bfor\s*\(\s*(?:const|let|var)\s+([\w$]+)\s+of\s+([\w$.?]+)\s*\)|([\w$.?]+?)\.(?:forEach|map)\(\s*\(?([\w$]+)\)?\s*=>)\s*$/
/** `users.forEach(row)`. */
const handed = /(?<![\w$.?])([\w$.?]+?)\.(?:forEach|map)\(\s*([\w$]+)\s*\)/g
const called = /(?<![\w$.])([\w$]+)\s*\(/g

/** Characters of arguments that are looked through: of one call, and of all calls of a statement, since calls stand in calls. */
const longest = 1_000
const most = 100_000

/** Calls of functions that the template itself declares, as includes of them. */
export function readCalls(text: string, [start, end]: Span, tag: Span, functions: ReadonlySet<string>, events: ScanEvent[]): void {
  const source = text.slice(start, end)
  let left = most
  const include = (name: string, args: Record<string, Expression>): void =>
    void events.push({ k: 'include', span: tag, target: `${name}()`, args, inherits: true })
  for (const found of source.matchAll(handed)) {
    if (!functions.has(found[2]!)) continue
    const list = readExpression(text, [start + found.index, start + found.index + found[1]!.length])
    include(found[2]!, { '0': { ...list, paths: list.paths.map((path) => ({ ...path, segments: [...path.segments, '[]'] })) } })
  }
  for (const found of source.matchAll(called)) {
    const name = found[1]!
    const before = source.slice(Math.max(0, found.index - 200), found.index)
    if (!functions.has(name) || /\bfunction\s+$/.test(before)) continue
    const open = start + found.index + found[0].length
    const around = turn.exec(before)
    const element = around?.[1] ?? around?.[4]
    const list = around?.[2] ?? around?.[3]
    if (element !== undefined && list !== undefined) {
      const from = text.lastIndexOf(list, open - found[0].length - 1)
      events.push({
        k: 'open',
        span: tag,
        block: 'loop',
        name: 'for',
        vars: [element],
        subject: readExpression(text, [from, from + list.length]),
      })
    }
    const close = left > 0 ? closingOf(text, open, end) : open
    left -= close - open
    include(name, readArguments(text, [open, close]))
    if (element !== undefined) events.push({ k: 'close', span: tag, name: 'for' })
  }
}

function closingOf(text: string, from: number, end: number): number {
  let depth = 1
  for (let at = from; at < Math.min(end, from + longest); at++) {
    if (text[at] === '(') depth++
    else if (text[at] === ')' && --depth === 0) return at
  }
  return Math.min(end, from + longest)
}
