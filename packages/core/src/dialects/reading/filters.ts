import { callbackHead, readCallback } from './callbacks.js'
import { applyStep, extend } from './chain.js'
import { readName, skipSpace, type Cursor, type Draft } from './cursor.js'
import { capture } from './expression.js'
import { stepNamed, type Step } from './methods.js'
import { pickByAttribute, readFilterCallback } from './picks.js'

/** `| map: "email"` (Liquid, Django), `| join(", ", "email")` (Jinja), `| map(attribute="email")`. */
export function readFilter(cursor: Cursor, operand: number): void {
  skipSpace(cursor)
  const name = readName(cursor)
  if (name === undefined) return
  cursor.calls.push(name)
  const strings = cursor.strings.length
  const step = stepNamed(name)
  const drafts = cursor.paths.splice(operand)
  const from = cursor.at
  const args = readFilterArguments(cursor, drafts, name, step)
  if (name === 'selectattr' || name === 'where') pickByAttribute(cursor, [from, cursor.at], name, drafts)
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

function readFilterArguments(cursor: Cursor, drafts: Draft[], name: string, step: Step | undefined): { paths: Draft[]; bound: boolean } {
  if (cursor.text[cursor.at] === '(') {
    cursor.at++
    callbackHead.lastIndex = cursor.at
    if (step === 'each' && callbackHead.test(cursor.text)) {
      readCallback(cursor, drafts)
      cursor.at++
      return { paths: [], bound: true }
    }
    if (name === 'filter') {
      readFilterCallback(cursor, drafts)
      cursor.at++
      return { paths: [], bound: false }
    }
    const paths = capture(cursor, ')')
    cursor.at++
    return { paths: paths.filter((path) => path.segments[0] !== 'attribute'), bound: false }
  }
  skipSpace(cursor)
  if (cursor.text[cursor.at] !== ':') return { paths: [], bound: false }
  cursor.at++
  cursor.named = true
  const paths = capture(cursor, '|')
  cursor.named = false
  return { paths, bound: false }
}
