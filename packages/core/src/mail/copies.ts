import { repicked } from '../flow/picks.js'
import { alternatives } from '../flow/union.js'
import type { ValueOf } from '../flow/value.js'
import type { World } from '../flow/world.js'
import type { Sink } from './match.js'
import type { Reader } from './owners.js'
import { valueAt } from './paths.js'
import { addressLeaves } from './recipients.js'
import type { Outgoing } from './units.js'

type Path = ValueOf<'path'>

/**
 * Who gets copies, as far as they were picked from many, or are a row that was asked for by itself. People shown to each other are
 * another rule’s.
 */
export function copyReaders(world: World, sink: Sink, out: Outgoing): Reader[] {
  const { accepts } = sink.sdk
  const seen = out.visible.flatMap(({ value, splitsOn }) =>
    addressLeaves(world, value, splitsOn === undefined ? accepts : { ...accepts, splitsOn }).map((leaf) => ({ ...leaf, from: value })),
  )
  if (seen.some(({ many }) => many)) return []
  const unseen = out.hidden
    .map((path) => valueAt(world, path, out.args, out.element, out.self))
    .flatMap((value) => addressLeaves(world, value, accepts).map((leaf) => ({ ...leaf, from: value })))
  const readers: Reader[] = []
  for (const { value, many, from } of [...seen, ...unseen]) {
    if (value.k !== 'path') continue
    const each = many || out.repeated === true
    for (const side of alternatives(each ? repicked(value, 'unit') : value))
      if (side.k === 'path' && (isOfMany(side) || isOneRow(side))) readers.push({ path: side, each, from })
  }
  return readers
}

export const isOfMany = ({ segments }: Path): boolean => segments.some((segment) => segment.startsWith('['))

/** A field of a row that was asked for by itself, or of a record that callers hand over: others may have been asked for besides. */
const isOneRow = ({ origin, segments }: Path): boolean => (origin.o === 'query' || origin.o === 'param') && segments.length > 0
