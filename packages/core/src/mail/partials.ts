import { evaluate } from '../flow/evaluate.js'
import { calleeName } from '../flow/view.js'
import { symbolicFrame, viewFor, type World } from '../flow/world.js'
import type { TemplateLibrary } from '../template.js'
import { templatesOf, type Rendering } from './renders.js'

const none: ReadonlyMap<string, string> = new Map()

/**
 * Files by the name under which the file that renders registers them: `Handlebars.registerPartial('people', fs.readFileSync('_list.hbs'))`.
 * Partials of the name of their file need none of it.
 */
export function partialsRegistered(world: World, library: TemplateLibrary, { place, engine }: Rendering): ReadonlyMap<string, string> {
  const view = viewFor(world, place.file)
  if (!view || !/^(?:handlebars|hbs)\b/.test(engine ?? '')) return none
  const { terms } = view.facts
  const partials = new Map<string, string>()
  for (const effect of view.calls) {
    const call = terms[effect.term]!
    if (call.k !== 'call' || calleeName(view.facts, call.callee) !== 'registerPartial') continue
    const [first, second] = call.args
    const name = first && 'item' in first ? terms[first.item]! : undefined
    if (name?.k !== 'literal' || !second || !('item' in second)) continue
    const template = evaluate(world, symbolicFrame(world, view, effect.function, undefined), second.item)
    const file = templatesOf(library, { template, data: template, place, ...(engine && { engine }) }, () => undefined)[0]?.files[0]
    if (file !== undefined) partials.set(String(name.value), file)
  }
  return partials
}
