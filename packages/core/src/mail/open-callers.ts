import { callersOf } from '../flow/callers.js'
import type { CallSite, Context } from '../flow/frame.js'
import { assume, viewFor, type World } from '../flow/world.js'
import type { OpenParam } from './recipients.js'

const depthLimit = 9
export const stepLimit = 60_000

/** The chains that go on to callers of the first open parameter that has any. */
export function callContexts(world: World, open: readonly OpenParam[], context: Context | undefined, limit = depthLimit): Context[] {
  if ((context?.depth ?? 0) >= limit) return []
  for (const param of open) {
    const contexts = callersOfParam(world, param).flatMap((site) => assume(context, param.key, site) ?? [])
    if (contexts.length > 0) return contexts
  }
  return []
}

/** The calls that may give a parameter, looked for with steps of their own. */
function callersOfParam(world: World, { file, fn }: OpenParam): readonly CallSite[] {
  const view = viewFor(world, file)
  if (!view) return []
  const { steps, exhausted } = world
  world.steps = stepLimit
  world.exhausted = false
  try {
    return callersOf(world, view, fn)
  } finally {
    world.steps = steps
    world.exhausted = exhausted
  }
}
