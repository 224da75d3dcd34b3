import type { Value } from './value.js'

/** A value that is worked out when somebody first looks. */
export interface Cell {
  get(): Value
}

export function cell(compute: () => Value): Cell {
  let value: Value | undefined
  return {
    get() {
      value ??= compute()
      return value
    },
  }
}

/** Cells behind the lists and maps made here, so that copies stay lazy. */
const cellsOfMap = new WeakMap<object, ReadonlyMap<string, Cell>>()

/** A list whose items are worked out at first use: most arguments of most calls are never looked at. */
export function lazyList(length: number, at: (index: number) => Value): readonly Value[] {
  const list: Value[] = new Array<Value>(length)
  for (let index = 0; index < length; index++) {
    Object.defineProperty(list, index, {
      configurable: true,
      enumerable: true,
      get() {
        const value = at(index)
        Object.defineProperty(list, index, { value, configurable: true, enumerable: true, writable: true })
        return value
      },
    })
  }
  return list
}

/** Fields whose values are worked out at first use. */
export function lazyFields(cells: ReadonlyMap<string, Cell>): ReadonlyMap<string, Value> {
  const fields: ReadonlyMap<string, Value> = {
    get size() {
      return cells.size
    },
    get: (key) => cells.get(key)?.get(),
    has: (key) => cells.has(key),
    keys: () => cells.keys(),
    *values() {
      for (const one of cells.values()) yield one.get()
      return undefined
    },
    *entries() {
      for (const [key, one] of cells) yield [key, one.get()] as [string, Value]
      return undefined
    },
    forEach(callback) {
      for (const [key, one] of cells) callback(one.get(), key, fields)
    },
    [Symbol.iterator]() {
      return this.entries()
    },
  } satisfies ReadonlyMap<string, Value>
  cellsOfMap.set(fields, cells)
  return fields
}

/** The cells of a field map; a plain map's values are cells already filled. */
export function cellsOf(fields: ReadonlyMap<string, Value>): Map<string, Cell> {
  const known = cellsOfMap.get(fields)
  if (known) return new Map(known)
  return new Map([...fields].map(([key, value]) => [key, { get: () => value }]))
}
