import { repicked } from '../flow/picks.js'
import { alternatives } from '../flow/union.js'
import { type Value } from '../flow/value.js'
import type { World } from '../flow/world.js'
import type { SdkAccepts } from '../sdk.js'
import { kinshipOf } from './owners.js'
import { valueAt } from './paths.js'
import { addressLeaves, readAddresses, type AddressReading } from './recipients.js'
import type { Outgoing, OutgoingField } from './units.js'

/** One address of a list in a visible field, while all of that list get the message hidden from each other. */
export interface ShownHead {
  readonly field: OutgoingField
  /** The one who is shown. */
  readonly value: Value
  /** Those who read it. */
  readonly hidden: AddressReading
}

/** `to: emails[0], bcc: emails.slice(1)`: Bcc hides the others from each other, and the first one from nobody. */
export function shownHeads(world: World, out: Outgoing, accepts: SdkAccepts | undefined): ShownHead[] {
  if (out.delivery === 'individual') return []
  const hidden = out.hidden.map((path) => valueAt(world, path, out.args, out.element, out.self)).filter(({ k }) => k !== 'none')
  if (hidden.length === 0) return []
  const readings = hidden
    .flatMap((value) => readAddresses(world, value, accepts))
    .filter(({ count, value }) => count === 'many' && value.k === 'path')
  return (readings.length > 0 ? out.visible : []).flatMap((field): ShownHead[] => {
    const sides = alternatives(field.value).map((side) => addressLeaves(world, side, accepts))
    const readersOf = (value: Value): AddressReading | undefined => readings.find((one) => isOneOf(value, one.value))
    const heads = sides.flat().flatMap(({ value }) => ({ value, hidden: readersOf(value) }))
    // `if (emails.length > 1) options.bcc = emails; else options.to = emails[0]`: in To where nobody else reads it.
    if (sides.some((leaves) => leaves.length === 0 || leaves.some(({ value, many }) => many || !readersOf(value)))) return []
    return heads.flatMap(({ value, hidden }) => (hidden ? [{ field, value, hidden }] : [])).slice(0, 1)
  })
}

/** Picked at a fixed place of the very list that the readers are. */
function isOneOf(head: Value, readers: Value): boolean {
  if (head.k !== 'path') return false
  return alternatives(repicked(readers, 'unit')).some(
    (path) => path.k === 'path' && kinshipOf({ path, each: true }, head, false)?.how === 'place',
  )
}
