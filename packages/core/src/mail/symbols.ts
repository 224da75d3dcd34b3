import type { FileFacts } from '../facts.js'
import type { FileView } from '../flow/view.js'
import { viewFor, type World } from '../flow/world.js'
import type { Place } from '../source.js'

/** What the code around a place is called: its file, its functions, and what these are registered under, `router.post('/newsletter', …)`. */
export function namesAround(world: World, place: Place): string[] {
  const view = viewFor(world, place.file)
  if (!view) return []
  const { terms } = view.facts
  const registered = functionsAround(view, place).flatMap(({ id }) => {
    const use = view.uses.get(id)
    const call = use && terms[use.call]!
    if (call?.k !== 'call') return use?.keys ?? []
    const given = call.args.map((argument) => terms['item' in argument ? argument.item : argument.spread]!)
    return [...use!.keys, ...given.flatMap((term) => (term.k === 'literal' && typeof term.value === 'string' ? [term.value] : []))]
  })
  return [...place.file.split('/').slice(-3), symbolAt(world, place), ...registered]
}

/** Dotted names of the functions and classes around a place: what a reader would call where it is. */
export function symbolAt(world: World, place: Place): string {
  const view = viewFor(world, place.file)
  if (!view) return ''
  const names = functionsAround(view, place).flatMap(({ fact }) => {
    const cls = fact.class === undefined ? undefined : view.facts.classes[fact.class]?.name
    return [...(cls ? [cls] : []), fact.name ?? '']
  })
  return names.filter(Boolean).join('.')
}

/** The functions around a place, the outermost first. */
function functionsAround({ facts }: FileView, { span }: Place): { readonly fact: FileFacts['functions'][number]; readonly id: number }[] {
  return facts.functions
    .map((fact, id) => ({ fact, id }))
    .filter(({ fact, id }) => id > 0 && fact.span[0] <= span[0] && span[1] <= fact.span[1])
    .sort((a, b) => a.fact.span[0] - b.fact.span[0] || b.fact.span[1] - a.fact.span[1])
}
