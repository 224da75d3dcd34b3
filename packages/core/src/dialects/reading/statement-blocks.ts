import type { Expression, ScanEvent } from '../../dialect.js'
import type { Span } from '../../source.js'
import type { BlockKind, FragmentFact } from '../../template.js'
import { readArguments } from './arguments.js'
import { comparisonsIn, contrary, equalitiesOf, type Comparisons, type Equality } from './equality.js'
import { readExpression } from './expression.js'
import { namedArguments, options, type StatementFlavour } from './statement-arguments.js'

export const blocks: Readonly<Record<string, BlockKind>> = {
  for: 'loop',
  tablerow: 'loop',
  asyncEach: 'loop',
  asyncAll: 'loop',
  if: 'condition',
  unless: 'condition',
  case: 'condition',
  ifequal: 'condition',
  ifnotequal: 'condition',
  ifchanged: 'condition',
  switch: 'condition',
  with: 'with',
  capture: 'capture',
  cache: 'cache',
  cached: 'cache',
  block: 'block',
  call: 'block',
  macro: 'block',
  blocktrans: 'block',
  blocktranslate: 'block',
  embed: 'block',
}

/** Django’s older `{% ifequal a.id user.id %}`. */
function equalPair(body: string, at: number, read: (part: Span) => Expression): Equality[] {
  const found = /^\s*(\S+)\s+(\S+)\s*$/.exec(body)
  if (!found) return []
  const start = body.indexOf(found[1]!)
  const second = body.indexOf(found[2]!, start + found[1]!.length)
  const left = read([at + start, at + start + found[1]!.length]).paths
  const right = read([at + second, at + second + found[2]!.length]).paths
  return left.length === 1 && right.length === 1 ? [[left[0]!, right[0]!]] : []
}

/** What is printed where it is called: a macro, Twig's and Jinja's blocks (`{{ block("x") }}`, `{{ self.x() }}`). */
function fragmentOf(name: string, body: string): FragmentFact | undefined {
  const macro = name === 'macro' ? /^(\w+)\s*\(([^)]*)\)/.exec(body) : null
  if (macro) return { name: `${macro[1]}()`, params: macro[2]!.split(',').map((param) => param.replace(/=.*$/s, '').trim()) }
  const block = name === 'block' ? /^\w+/.exec(body) : null
  return block ? { name: `block ${block[0]}()`, params: [] } : undefined
}

/** What an `if`, or its contrary, says of its two parts. */
function comparedBy(text: string, words: Span, name: string, read: (part: Span) => Expression): Comparisons {
  if (name === 'if') return comparisonsIn(text, words)
  if (name === 'unless') return contrary(comparisonsIn(text, words))
  if (name === 'ifequal') return { equal: equalPair(text.slice(...words), words[0], read) }
  return name === 'ifnotequal' ? { unequal: equalPair(text.slice(...words), words[0], read) } : {}
}

const loopHead = /^([\w$,\s-]+?)\s+in\s+/
const loopTail = /\s(?:limit|offset|cols)\s*:|\sreversed\b|\sif\s|\srecursive\b/

export function readBlock(text: string, span: Span, words: Span, name: string, flavour: StatementFlavour, events: ScanEvent[]): void {
  const read = (part: Span): Expression => readExpression(text, part, options(flavour))
  const block = blocks[name]!
  const body = text.slice(...words)
  if (block !== 'loop') {
    const subject = block === 'condition' ? read(words) : undefined
    const fragment = fragmentOf(name, body)
    const compared = comparedBy(text, words, name, read)
    events.push({
      k: 'open',
      span,
      block,
      name,
      vars: [],
      ...(subject && { subject }),
      ...(fragment && { fragment }),
      ...compared,
    })
    if (name === 'with' || name.startsWith('blocktrans')) readBindings(text, span, words, flavour, events)
    return
  }
  const head = loopHead.exec(body)
  // Nunjucks ends `asyncEach` by `endeach`.
  const closed = name.replace(/^async/, '').toLowerCase()
  if (!head) {
    events.push({ k: 'open', span, block, name: closed, vars: [] })
    return
  }
  const from = words[0] + head[0].length
  const tail = loopTail.exec(text.slice(from, words[1]))
  const subject = read([from, tail ? from + tail.index : words[1]])
  const names = head[1]!.split(',').map((part) => part.trim())
  const test = tail && /^\s+if\s/.exec(tail[0]) ? equalitiesOf(text, [from + tail.index + tail[0].length, words[1]]) : []
  // `for key, user in users.items()`: the element is the last name.
  events.push({ k: 'open', span, block, name: closed, vars: [names[names.length - 1]!], subject, ...(test.length > 0 && { equal: test }) })
}

/** `{% with total=order.total %}` and Django's older `{% with order.total as total %}`. */
function readBindings(text: string, span: Span, words: Span, flavour: StatementFlavour, events: ScanEvent[]): void {
  const body = text.slice(...words)
  const older = /^(.+)\s+as\s+(\w+)\s*$/s.exec(body)
  const bound = older
    ? { [older[2]!]: readExpression(text, [words[0], words[0] + older[1]!.length], options(flavour)) }
    : namedArguments(text, words, flavour)
  for (const [name, value] of Object.entries(bound)) events.push({ k: 'set', span, name, value })
}

const calling = /^(?:\(([^)]*)\)\s*)?(?:\w+\.)?(\w+)\s*\(/

/** `{% call(user) each(users) %}…{% endcall %}`: the macro's `caller(user)` prints what stands between. */
export function readCall(text: string, span: Span, words: Span, events: ScanEvent[]): void {
  const [head, params, macro] = calling.exec(text.slice(...words)) ?? []
  if (head !== undefined) {
    const args = readArguments(text, [words[0] + head.length, Math.max(words[0] + head.length, words[1] - 1)])
    events.push({ k: 'include', span, target: `${macro}()`, args, inherits: false })
  }
  const fragment = { name: `caller of ${macro}()`, params: (params ?? '').split(',').map((param) => param.trim()) }
  events.push({ k: 'open', span, block: 'block', name: 'call', vars: [], fragment })
}
