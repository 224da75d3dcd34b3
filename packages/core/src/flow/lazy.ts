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

/** A list whose items are worked out at first use: most arguments of most calls are never looked at. */
export function lazyList(length: number, at: (index: number) => Value): readonly Value[] {
  while (answered < length) answerAt(answered++)
  return new LazyList(length, at)
}

/** What is not worked out yet is a hole, which the prototype answers for: accessors of each list's own would cost more than the items. */
class LazyList extends Array<Value> {
  readonly #item: (index: number) => Value

  constructor(length: number, item: (index: number) => Value) {
    super(length)
    this.#item = item
  }

  /** What is made of such a list is a plain one. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }

  workedOut(index: number): Value {
    const value = this.#item(index)
    Object.defineProperty(this, index, { value, configurable: true, enumerable: true, writable: true })
    return value
  }
}

/** Indices that the prototype answers for. */
let answered = 0

function answerAt(index: number): void {
  Object.defineProperty(LazyList.prototype, index, {
    get(this: LazyList): Value | undefined {
      return index < this.length ? this.workedOut(index) : undefined
    },
  })
}

/** Fields whose values are worked out at first use. */
export function lazyFields(cells: ReadonlyMap<string, Cell>): ReadonlyMap<string, Value> {
  return new LazyFields(cells)
}

/** A class, as objects are made by the hundred thousand: methods of its own would cost each of them more than its cells. */
class LazyFields implements ReadonlyMap<string, Value> {
  constructor(readonly cells: ReadonlyMap<string, Cell>) {}

  get size(): number {
    return this.cells.size
  }

  get(key: string): Value | undefined {
    return this.cells.get(key)?.get()
  }

  has(key: string): boolean {
    return this.cells.has(key)
  }

  keys(): MapIterator<string> {
    return this.cells.keys()
  }

  *values(): MapIterator<Value> {
    for (const one of this.cells.values()) yield one.get()
    return undefined
  }

  *entries(): MapIterator<[string, Value]> {
    for (const [key, one] of this.cells) yield [key, one.get()]
    return undefined
  }

  forEach(callback: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, one] of this.cells) callback(one.get(), key, this)
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries()
  }
}

/** The cells of a field map; a plain map's values are cells already filled. */
export function cellsOf(fields: ReadonlyMap<string, Value>): Map<string, Cell> {
  if (fields instanceof LazyFields) return new Map(fields.cells)
  return new Map([...fields].map(([key, value]) => [key, { get: () => value }]))
}
