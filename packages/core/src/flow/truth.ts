import type { FileFacts, Guard, TermId } from '../facts.js'
import { evaluate } from './evaluate.js'
import type { Frame } from './frame.js'
import { arrayTest, kindTested } from './kinds.js'
import { alternatives } from './union.js'
import { type Value } from './value.js'
import type { World } from './world.js'

/** Whether a test is known to hold or to fail in this run; undefined where it may do either. */
export function testHolds(world: World, frame: Frame, test: TermId): boolean | undefined {
  const term = frame.view.facts.terms[test]!
  if (term.k === 'unary' && term.op === '!') {
    const inner = testHolds(world, frame, term.of)
    return inner === undefined ? undefined : !inner
  }
  if (term.k === 'either' && term.op === '&&') {
    const sides = term.of.map((side) => testHolds(world, frame, side))
    return sides.includes(false) ? false : sides.every((side) => side === true) ? true : undefined
  }
  const array = arrayTest(frame.view.facts, test)
  if (array) {
    const kind = kindTested(evaluate(world, frame, array.subject))
    return kind && (kind === 'list') === array.holdsForLists
  }
  if (term.k === 'binary' && /^[!=]==?$/.test(term.op)) {
    const [left, right] = [evaluate(world, frame, term.left), evaluate(world, frame, term.right)]
    if (left.k !== 'literal' || right.k !== 'literal') return undefined
    return (left.value === right.value) === term.op.startsWith('=')
  }
  const known = new Set(alternatives(evaluate(world, frame, test)).map(truth))
  return known.size === 1 ? [...known][0] : undefined
}

/** Objects of whatever kind are truthy, an empty list too. */
const things: ReadonlySet<Value['k']> = new Set(['object', 'list', 'function', 'class', 'instance'])

function truth(value: Value): boolean | undefined {
  if (value.k === 'literal') return Boolean(value.value)
  if (value.k === 'none') return false
  return things.has(value.k) ? true : undefined
}

/** Whether a place cannot be reached in this run: a guard around it is known to fail. */
export function isUnreachable(world: World, frame: Frame, guards: readonly Guard[]): boolean {
  return guards.some(({ test, holds }) => testHolds(world, frame, test) === !holds)
}

/** Whether a call runs for another kind of argument than this run has: `if (Array.isArray(to) && to.length > 1) return sendEach(to)`. */
export function isForOthers(world: World, frame: Frame, guards: readonly Guard[]): boolean {
  const { facts } = frame.view
  return guards.some(({ test, holds }) => asksForKind(facts, test) && testHolds(world, frame, test) === !holds)
}

function asksForKind(facts: FileFacts, test: TermId): boolean {
  const term = facts.terms[test]!
  if (arrayTest(facts, test)) return true
  if (term.k === 'unary') return asksForKind(facts, term.of)
  return term.k === 'either' && term.of.some((side) => asksForKind(facts, side))
}

/** Whether what is returned there is for another kind of argument: `if (Array.isArray(to)) return to.join()`. */
export function isRuledOut(world: World, frame: Frame, guards: readonly Guard[]): boolean {
  return guards.some(({ test, holds }) => arrayTest(frame.view.facts, test) && testHolds(world, frame, test) === !holds)
}
