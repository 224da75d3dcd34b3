import { asPath } from '../flow/members.js'
import { memberOf } from '../flow/objects.js'
import { isPosition } from '../flow/picks.js'
import { alternatives } from '../flow/union.js'
import { keyOf } from '../flow/keys.js'
import { following, type Value, type ValueOf } from '../flow/value.js'
import { fnKey, type World } from '../flow/world.js'
import type { Count, Relation } from '../message.js'
import { isEmailField } from '../people/lexicon.js'
import type { SdkAccepts } from '../sdk.js'
import { namePartsOf } from './display-names.js'
import { withPastOf } from './element-past.js'
import { isListPath, keysOf, readPath } from './relation.js'

/** Addresses that one alternative of a field's value holds. */
export interface AddressReading {
  readonly count: Count
  readonly relation: Relation
  readonly evidence: readonly string[]
  /** The part of the value that is many: its past is the trace. */
  readonly value: Value
  readonly owners: readonly string[]
  readonly weak: boolean
  readonly guess: boolean
  readonly project: boolean
  /** Parameters nobody has given yet, by function. */
  readonly open: readonly OpenParam[]
}

export interface OpenParam {
  readonly key: string
  readonly file: string
  readonly fn: number
  readonly index: number
  readonly type?: string
}

interface Leaf {
  readonly value: Value
  readonly many: boolean
  readonly named: boolean
  /** Many because the field that is read is a list: nothing on the way to it is. */
  readonly field?: boolean
}

const addressKeys = [
  'address',
  'email',
  'Email',
  'emailAddress',
  'email_address',
  'mail',
  'Address',
  'EmailAddress',
  'emailAddresses',
  'value',
]
const readLimit = 400

/** Reads a field's value, one reading for each alternative; the caller takes the worst. */
export function readAddresses(world: World, value: Value, accepts: SdkAccepts | undefined): AddressReading[] {
  const readings: AddressReading[] = []
  for (const side of alternatives(value)) {
    const leaves: Leaf[] = []
    collect(world, side, accepts, leaves, false, 0)
    readings.push(summarise(world, side, leaves))
  }
  return readings
}

/** The values that addresses are read from, one by one. */
export function addressLeaves(
  world: World,
  value: Value,
  accepts: SdkAccepts | undefined,
): { readonly value: Value; readonly many: boolean }[] {
  const leaves: Leaf[] = []
  for (const side of alternatives(value)) collect(world, side, accepts, leaves, false, 0)
  return leaves
}

function collect(world: World, value: Value, accepts: SdkAccepts | undefined, leaves: Leaf[], many: boolean, depth: number): void {
  if (depth > 12 || leaves.length > readLimit) return
  // What happened to the list came after what happened to its elements.
  const next = (inner: Value, more = many): void =>
    collect(world, following({ ...inner, ...newest(value) }, value), accepts, leaves, more, depth + 1)
  switch (value.k) {
    case 'literal': {
      const addresses = String(value.value)
        .split(/[,;]/)
        .filter((part) => part.includes('@'))
      for (const _ of addresses) leaves.push({ value, many: false, named: false })
      return
    }
    case 'text': {
      const splits = accepts?.splitsOn !== ''
      const names = namePartsOf(value)
      for (const [at, part] of value.parts.entries()) {
        if ((part.k === 'list' && !splits) || names.has(at)) continue
        if (part.k !== 'literal' || String(part.value).includes('@')) next(part)
      }
      return
    }
    case 'encoded':
      next(value.of)
      return
    case 'list': {
      const withPast = withPastOf(value)
      for (const item of value.items) collect(world, withPast(item), accepts, leaves, many, depth + 1)
      if (value.each) collect(world, withPast(value.each), accepts, leaves, true, depth + 1)
      return
    }
    case 'union':
      for (const part of value.of) next(part)
      return
    case 'object':
    case 'instance': {
      const address = addressOf(world, value, accepts)
      if (address) next(address)
      return
    }
    case 'external': {
      if (value.chain.endsWith('#') && value.calls.at(-1)?.name === 'new') {
        // `new Recipient(address, name)`, `new EmailAddress(address)`.
        const first = value.calls.at(-1)!.args[0]
        if (first) next(first)
        return
      }
      if (value.chain === 'global:undefined') return
      next(asPath(value))
      return
    }
    case 'path': {
      const list = isListPath(value)
      leaves.push({ value, many: many || list !== 'no', named: !many && list === 'named', field: isFieldOfRow(value, many) })
      return
    }
    default:
      return
  }
}

/** A list kept in one row: nothing on the way to it is many but rows, which a loop takes one by one. */
function isFieldOfRow({ segments }: ValueOf<'path'>, many: boolean): boolean {
  if (segments.length === 0) return false
  return !many || (segments.length > 2 && segments[0]!.startsWith('[loop') && segments.at(-1)!.startsWith('['))
}

function newest({ trail, entry }: Value): Pick<Value, 'trail' | 'entry'> {
  return { ...(trail && { trail }), ...(entry && { entry }) }
}

function addressOf(world: World, value: Value, accepts: SdkAccepts | undefined): Value | undefined {
  for (const key of [...(accepts?.address ?? []), ...addressKeys]) {
    const field = memberOf(world, value, key)
    if (field.k !== 'none' && !(field.k === 'path' && field.origin.o === 'unknown')) return field
  }
  return undefined
}

function summarise(world: World, whole: Value, found: readonly Leaf[]): AddressReading {
  const leaves = withoutSubstitutes(found)
  const open = openParams(leaves.flatMap(({ value, many }) => (many && value.k === 'path' ? [value, ...keysOf(value)] : [value])))
  const repeated = leaves.filter((leaf) => leaf.many && leaf.value.k === 'path')
  const staff = world.options.staffNames ?? []
  if (repeated.length > 0) {
    const readings = repeated.map((leaf) => {
      const reading = readPath(leaf.value as ValueOf<'path'>, staff, leaf.field, leaf.many && !leaf.named)
      // `users.filter((user) => user.role === 'admin')`: whoever has a part to play knows the others who have it.
      const picked = (leaf.value.narrowed === 'staff' || whole.narrowed === 'staff') && reading.relation !== 'operator'
      return { leaf, ...reading, ...(picked && { relation: 'colleagues' as const }) }
    })
    readings.sort((a, b) => order(a.relation) - order(b.relation) || b.evidence.length - a.evidence.length)
    const worst = readings[0]!
    const { value } = worst.leaf
    return {
      count: 'many',
      relation: worst.relation,
      evidence: worst.evidence,
      value: following(value, whole),
      owners: readings.map((reading) => keyOf(reading.leaf.value as ValueOf<'path'>)),
      weak: worst.weak || worst.leaf.named,
      guess: value.guess === true || whole.guess === true,
      project: value.project === true || whole.project === true,
      open,
    }
  }
  const owners = new Set(leaves.map((leaf) => ownerOf(leaf.value)))
  const literalOnly = leaves.every((leaf) => leaf.value.k === 'literal')
  const count: Count =
    leaves.length === 0 ? 'unknown' : literalOnly ? (leaves.length > 1 ? 'many' : 'one') : owners.size > 1 ? 'many' : 'one'
  const first = leaves.find((leaf) => leaf.value.k === 'path')?.value ?? whole
  // A few people named one by one were put together on purpose: buyer and seller, old and new address.
  return {
    count,
    relation: literalOnly ? 'operator' : 'colleagues',
    evidence: [],
    value: first,
    owners: [...owners],
    weak: true,
    guess: false,
    project: false,
    open,
  }
}

/**
 * `for (const address of to) out.push((await preferred(address)) ?? address)`: the row that was looked up by an address stands for
 * whoever has it, and who they are is asked of whoever handed the list over.
 */
function withoutSubstitutes(leaves: readonly Leaf[]): readonly Leaf[] {
  const given = leaves.filter(({ value }) => !isLookedUpByAddress(value))
  return given.length > 0 ? given : leaves
}

function isLookedUpByAddress(value: Value): boolean {
  if (value.k !== 'path' || value.origin.o !== 'query') return false
  const { origin, segments } = value
  if (origin.many && !isPosition(segments[0] ?? '')) return false
  return origin.filters.some(({ field, op, value: literal }) => op === 'is' && literal === undefined && isEmailField(field))
}

function order(relation: Relation): number {
  return { strangers: 0, unknown: 1, colleagues: 2, operator: 3 }[relation]
}

/** Two addresses of one row belong to one person. */
function ownerOf(value: Value): string {
  if (value.k === 'literal') return `"${String(value.value)}"`
  if (value.k !== 'path') return value.k
  return keyOf({ ...value, segments: value.segments.slice(0, -1) })
}

/** Parameters behind values, each once: who calls their functions decides. */
export function openParams(values: readonly Value[]): OpenParam[] {
  const open = new Map<string, OpenParam>()
  for (const value of values) {
    if (value.k !== 'path' || value.origin.o !== 'param') continue
    const { file, fn, index, type } = value.origin
    const key = fnKey(file, fn)
    if (!open.has(key)) open.set(key, { key, file, fn, index, ...(type && { type }) })
  }
  return [...open.values()]
}
