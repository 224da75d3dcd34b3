import { viewFor, type World } from '../flow/world.js'
import type { Place } from '../source.js'

/** Dotted names of the functions and classes around a place: what a reader would call where it is. */
export function symbolAt(world: World, place: Place): string {
  const view = viewFor(world, place.file)
  if (!view) return ''
  const around = view.facts.functions
    .map((fact, id) => ({ fact, id }))
    .filter(({ fact, id }) => id > 0 && fact.span[0] <= place.span[0] && place.span[1] <= fact.span[1])
    .sort((a, b) => a.fact.span[0] - b.fact.span[0] || b.fact.span[1] - a.fact.span[1])
  const names = around.flatMap(({ fact }) => {
    const cls = fact.class === undefined ? undefined : view.facts.classes[fact.class]?.name
    return [...(cls ? [cls] : []), fact.name ?? '']
  })
  return names.filter(Boolean).join('.')
}
