import { keyOf, rootKey } from './keys.js'
import { type Value, type ValueOf, following, isItself, none } from './value.js'

const unionLimit = 12

/** One of several values. Nothing is dropped silently: past the limit the rest becomes unknown. */
export function union(values: readonly Value[]): Value {
  const flat: Value[] = []
  for (const value of values) {
    for (const one of value.k === 'union' ? value.of.map((part) => following(part, value)) : [value]) {
      if (!flat.some((other) => same(other, one))) flat.push(one)
    }
  }
  if (flat.length > 1 && flat.some(isItself))
    return union(flat.filter((value) => !isItself(value)).map((value) => (value.k === 'list' ? { ...value, again: true } : value)))
  if (flat.length === 0) return none
  if (flat.length === 1) return flat[0]!
  return { k: 'union', of: flat.length > unionLimit ? flat.slice(0, unionLimit) : flat }
}

function same(a: Value, b: Value): boolean {
  if (a === b) return true
  if (a.k !== b.k) return false
  if (a.k === 'none') return true
  if (a.k === 'literal' && b.k === 'literal') return a.value === b.value
  if (a.k === 'path' && b.k === 'path') return a.origin.o === b.origin.o && samePath(a, b)
  if (a.k === 'external' && b.k === 'external') return a.chain === b.chain && a.fields === b.fields && a.at?.span[0] === b.at?.span[0]
  if (a.k === 'function' && b.k === 'function') return a.file === b.file && a.fn === b.fn && a.frame === b.frame
  return false
}

/** Whether both have one key, which is put together only where nothing tells them apart before. */
function samePath(a: ValueOf<'path'>, b: ValueOf<'path'>): boolean {
  if (a.segments.length === 0 && b.segments.length === 0) return a.origin === b.origin || rootKey(a.origin) === rootKey(b.origin)
  if (a.segments.at(-1)?.at(-1) !== b.segments.at(-1)?.at(-1) && a.segments.length > 0 && b.segments.length > 0) return false
  return keyOf(a) === keyOf(b)
}

export function alternatives(value: Value): readonly Value[] {
  return value.k === 'union' ? value.of.map((part) => following(part, value)) : [value]
}
