import { givesStaff } from '../people/held-names.js'
import type { Place } from '../source.js'
import { freeOf } from './chains.js'
import { evaluate } from './evaluate.js'
import { frameOf, type Frame } from './frame.js'
import { ofStaff } from './staff.js'
import { isRuledOut } from './truth.js'
import { union } from './union.js'
import { type ValueOf, type Value, unknown, stepped, following, listOf } from './value.js'
import type { FileView } from './view.js'
import { type World, viewFor, frameFor } from './world.js'

export const inlineDepth = 14

/** Runs a project function on values: what it may return, joined. */
export function inlineCall(world: World, fn: ValueOf<'function'>, args: readonly Value[], from: Frame, at: Place | undefined): Value {
  const view = viewFor(world, fn.file)
  if (!view) return unknown(fn.file)
  const fact = view.facts.functions[fn.fn]!
  const given = args.length === 0 && isFree(fn) ? freeResult(world, view, fn, from) : resultOf(world, view, fn, args, from, from.context)
  const result = fact.name && givesStaff(fact.name) ? ofStaff(given) : given
  return at && fact.name && !fact.generator ? givenBack(result, at, `given back by \`${fact.name}()\``) : result
}

/** Of several values that a function may give, each knows that it came of it. */
function givenBack(result: Value, at: Place, message: string): Value {
  if (result.trail) return stepped(result, at, message)
  return result.k === 'union' ? { ...result, of: result.of.map((side) => (side.trail ? stepped(side, at, message) : side)) } : result
}

/** A function of a module that is handed nothing gives the same wherever it is called. */
function isFree({ frame, self, bound }: ValueOf<'function'>): boolean {
  return self === undefined && bound === undefined && frame.fn === 0 && frame.context === undefined && frame.args === undefined
}

function freeResult(world: World, view: FileView, fn: ValueOf<'function'>, from: Frame): Value {
  if (!world.chains.shared) return resultOf(world, view, fn, [], from, from.context)
  let known = world.results.get(fn.frame)
  if (!known) world.results.set(fn.frame, (known = new Map()))
  // A deep call is cut off earlier.
  const key = `${fn.fn}:${from.depth}`
  const context = freeOf(world.chains, from.context)
  const before = known.get(key)
  if (before) return before
  const { cuts } = world
  const result = resultOf(world, view, fn, [], from, context)
  if (world.cuts === cuts && !world.exhausted) known.set(key, result)
  return result
}

function resultOf(
  world: World,
  view: FileView,
  fn: ValueOf<'function'>,
  args: readonly Value[],
  from: Frame,
  context: Frame['context'],
): Value {
  const fact = view.facts.functions[fn.fn]!
  if (from.depth >= inlineDepth || running(world, from, fn)) {
    world.cuts++
    return unknown(`a deep call of ${fact.name ?? 'a function'}`)
  }
  const run = frameOf({
    view,
    fn: fn.fn,
    args: fn.bound ? [...fn.bound, ...args] : args,
    self: fn.self,
    closure: fn.frame,
    context,
    depth: from.depth + 1,
    caller: from,
  })
  const yields = fact.generator ? (view.yields.get(fn.fn) ?? []) : undefined
  if (yields) {
    const each = union(
      yields.flatMap((effect) =>
        effect.value === undefined ? [] : [evaluate(world, frameFor(world, run, effect.function), effect.value)],
      ),
    )
    return following(listOf([], each), each)
  }
  const values = (view.returns.get(fn.fn) ?? []).flatMap((effect) =>
    effect.value === undefined || isRuledOut(world, run, effect.guards) ? [] : [evaluate(world, run, effect.value)],
  )
  return union(values)
}

function running(world: World, frame: Frame, fn: ValueOf<'function'>): boolean {
  let count = 0
  for (let at: Frame | undefined = frame; at; at = at.caller) {
    if (at.fn === fn.fn && at.view.file === fn.file && at.args) {
      count++
      world.cuts++
    }
    if (count > 1) return true
  }
  return false
}
