import { elementOf } from '../flow/members.js'
import { memberOf } from '../flow/objects.js'
import { alternatives, union } from '../flow/union.js'
import { following, listOf, none, type Value } from '../flow/value.js'
import type { World } from '../flow/world.js'
import type { SdkPath } from '../sdk.js'

type Segment =
  | { readonly key: string }
  | { readonly own: string }
  | { readonly each: true; readonly field?: string; readonly is?: string; readonly not?: boolean }
  | { readonly all: true }
  | { readonly prefix: string }

const parsed = new Map<SdkPath, readonly Segment[]>()

function segmentsOf(path: SdkPath): readonly Segment[] {
  const known = parsed.get(path)
  if (known) return known
  const segments = [...path.matchAll(/\["([^"]+)"\]|\[([^\]]*)\]|([^.[\]]+)/g)].map(([, quoted, filter, key]): Segment => {
    if (quoted !== undefined) return quoted.endsWith('*') ? { prefix: quoted.slice(0, -1) } : { key: quoted }
    if (filter !== undefined) {
      const test = /^(\w+)(!?=)(\w+)$/.exec(filter)
      return test ? { each: true, field: test[1]!, is: test[3]!, not: test[2] === '!=' } : { each: true }
    }
    if (key!.startsWith('=')) return { own: key!.slice(1) }
    return key === '*' ? { all: true } : { key: key! }
  })
  parsed.set(path, segments)
  return segments
}

/** Follows an SDK path over abstract values: `0.Messages[].To`, from the arguments or from one element (`@To`). */
export function valueAt(world: World, path: SdkPath, args: readonly Value[], element: Value | undefined, self: Value | undefined): Value {
  if (path === '@') return element ?? none
  const start = path.startsWith('@') ? element : path === 'this' || path.startsWith('this.') ? self : undefined
  const text = path.startsWith('@') ? path.slice(1) : path.startsWith('this') ? path.slice(4) : path
  const segments = segmentsOf(text)
  if (start) return follow(world, start, segments)
  const [first, ...rest] = segments
  const index = first && 'key' in first ? Number(first.key) : Number.NaN
  return Number.isInteger(index) ? follow(world, args[index] ?? none, rest) : none
}

function follow(world: World, value: Value, segments: readonly Segment[]): Value {
  const [segment, ...rest] = segments
  if (!segment || value.k === 'none') return value
  if (value.k === 'encoded') return follow(world, value.of, segments)
  if (value.k === 'union') return following(union(alternatives(value).map((part) => follow(world, part, segments))), value)
  if ('key' in segment) {
    if (value.k === 'list' && !/^\d+$/.test(segment.key)) {
      // The list was put there, its elements' fields were not.
      const { home: _, ...fields } = eachOf(value, (item) => follow(world, item, [segment]))
      return follow(world, fields, rest)
    }
    // A package's object says nothing of fields that nobody set on it.
    if (value.k === 'external' && !value.fields?.has(segment.key)) return none
    return follow(world, memberOf(world, value, segment.key), rest)
  }
  if ('own' in segment) return value.k === 'object' ? follow(world, value.fields.get(segment.own) ?? none, rest) : none
  if ('all' in segment) return value.k === 'object' ? listOf([...value.fields.values()].map((field) => follow(world, field, rest))) : value
  if ('prefix' in segment)
    return value.k === 'object'
      ? listOf([...value.fields].filter(([key]) => key.startsWith(segment.prefix)).map(([, field]) => field))
      : none
  return eachOf(value, (item) => (keeps(world, item, segment) ? follow(world, item, rest) : none))
}

function keeps(world: World, item: Value, segment: Extract<Segment, { each: true }>): boolean {
  if (segment.field === undefined) return true
  const value = memberOf(world, item, segment.field)
  const text = value.k === 'literal' ? String(value.value) : 'to'
  return segment.not ? text !== segment.is : text === segment.is
}

function eachOf(value: Value, map: (item: Value) => Value): Value {
  if (value.k !== 'list') return value.k === 'object' ? map(value) : following(listOf([], map(elementOf(value, 'each'))), value)
  const items = value.items.map((item) => map(following(item, value))).filter((item) => item.k !== 'none')
  const each = value.each && map(following(value.each, value))
  const list = listOf(items, each && each.k !== 'none' ? each : undefined)
  return { ...following(list, each ?? value), ...(value.home && { home: value.home }) }
}
