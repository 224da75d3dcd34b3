import type { TermId } from '../facts.js'
import type { Frame } from './frame.js'
import { elementOf, indexOf, ofKey } from './members.js'
import { memberOf } from './objects.js'
import { pickIn } from './orders.js'
import { indexPick } from './picks.js'
import { alternatives, union } from './union.js'
import { following, type Value } from './value.js'
import type { World } from './world.js'

/** One element by an index; of two lists in different orders it is not the same one. */
export function indexed(world: World, frame: Frame, list: Value, at: Value, index: TermId): Value {
  const pick = indexPick(frame, index)
  const sides = alternatives(list)
  if (at.k === 'literal') return indexValue(world, list, at, pick)
  return following(union(sides.map((side) => indexValue(world, side, at, pickIn(world, frame, index, pick, side)))), list)
}

export function indexValue(world: World, of: Value, at: Value, pick: string): Value {
  if (at.k === 'literal' && typeof at.value === 'number') return indexOf(of, at.value)
  if (at.k === 'literal' && typeof at.value === 'string') return memberOf(world, of, at.value)
  // `groups[key]` holds what belongs to the key.
  const found = of.k === 'list' && of.keys ? ofKey(elementOf(of, pick), of.keys) : elementOf(of, pick)
  const ids = listName(at)
  if (found.k !== 'path' || ids === undefined) return found
  return { ...found, of: found.of === undefined ? ids : `${found.of} ${ids}` }
}

/** Names that hold a list without saying whose it is. */
const holders = /^(?:props|this|state|args|params|data|context|options)$/

/** People looked up by ids are who the list of ids says they are: `usersById[member]` for each of `team.members`. */
function listName(id: Value): string | undefined {
  if (id.k !== 'path' || !id.segments.at(-1)?.startsWith('[')) return undefined
  const root = id.origin.o === 'call' || id.origin.o === 'param' ? id.origin.name.split(/[.#()]+/) : []
  const [owner, list] = [...root, ...id.segments.slice(0, -1)].slice(-2)
  if (owner === undefined || list === undefined || holders.test(owner) || owner.startsWith('[') || list.startsWith('[')) return undefined
  return `${owner}.${list}`
}
