import { evaluate } from '../flow/evaluate.js'
import { union } from '../flow/union.js'
import { type Value, type ValueOf } from '../flow/value.js'
import { frameFor, fnKey, symbolicFrame, viewFor, type World } from '../flow/world.js'
import type { TemplateLibrary } from '../template.js'
import { leavesOf } from './content.js'
import { closesOver, holdsAny } from './owners.js'
import { isListPath } from './relation.js'

const mostLooks = 600
const stepLimit = 20_000

/** For each scan, by component: whether it lists anything. */
const listing = new WeakMap<World, Map<string, boolean>>()

/**
 * Whether a component may print many of something, with what this use of it hands over: it lists what it is given or asked for,
 * or is given a list. A look that spares the reading of most components under each of their callers.
 */
export function mayList(
  world: World,
  library: TemplateLibrary,
  component: ValueOf<'function'>,
  props: Value,
  isOpen: (value: Value) => boolean,
): boolean {
  if (lists(world, library, component)) return true
  return holdsAny(world, props, mostLooks, {
    path: (value, many) => many || isListPath(value) === 'yes' || isRecordOfCaller(value) || isOpen(value),
    object: (element) => listsItself(world, library, element),
    instance: true,
  })
}

/** Its type may say that what it holds is a list. */
function isRecordOfCaller({ origin, type }: ValueOf<'path'>): boolean {
  return origin.o === 'param' && type !== undefined && !/^(?:string|number|boolean|Date)?$/.test(type)
}

/** An element among the children or props, whose component is no name of the markup’s own. */
function listsItself(world: World, library: TemplateLibrary, { tag, inner }: ValueOf<'object'>): boolean {
  if (!tag) return false
  const component = inner ? undefined : tag.get()
  if (component?.k === 'function') return lists(world, library, component)
  return component === undefined || component.k === 'class' || component.k === 'union'
}

/** Whether a component lists anything whatever it is given: answered once for all its uses. */
function lists(world: World, library: TemplateLibrary, component: ValueOf<'function'>): boolean {
  if (component.self || component.bound || closesOver(world, component)) return true
  let known = listing.get(world)
  if (!known) listing.set(world, (known = new Map()))
  const key = fnKey(component.file, component.fn)
  let answer = known.get(key)
  if (answer === undefined) known.set(key, (answer = looksLikeList(world, library, component)))
  return answer
}

function looksLikeList(world: World, library: TemplateLibrary, { file, fn }: ValueOf<'function'>): boolean {
  const view = viewFor(world, file)
  if (!view) return false
  const { steps, exhausted } = world
  world.steps = stepLimit
  world.exhausted = false
  const frame = symbolicFrame(world, view, fn, undefined)
  const given = (view.returns.get(fn) ?? []).flatMap((effect) =>
    effect.value === undefined ? [] : [evaluate(world, frameFor(world, frame, effect.function), effect.value)],
  )
  const leaves = leavesOf(world, library, union(given))
  const answer = leaves === undefined || world.exhausted || leaves.some(({ many }) => many)
  world.steps = steps
  world.exhausted = exhausted
  return answer
}
