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
  return new LazyFields(cells, undefined)
}

/** The same fields with one set anew. Code that fills an object line by line would copy all of them for each. */
export function withCell(fields: ReadonlyMap<string, Value>, key: string, one: Cell): ReadonlyMap<string, Value> {
  const below = fields instanceof LazyFields ? fields : new LazyFields(cellsOf(fields), undefined)
  return new LazyFields(undefined, { below, key, cell: one, depth: below.depth + 1 })
}

interface Layer {
  readonly below: LazyFields
  readonly key: string
  readonly cell: Cell
  readonly depth: number
}

/** Layers that are looked through before their fields are put together. */
const mostLayers = 12

/** A class, as objects are made by the hundred thousand: methods of its own would cost each of them more than its cells. */
class LazyFields implements ReadonlyMap<string, Value> {
  constructor(
    public own: ReadonlyMap<string, Cell> | undefined,
    public layer: Layer | undefined,
  ) {}

  get depth(): number {
    return this.layer?.depth ?? 0
  }

  get cells(): ReadonlyMap<string, Cell> {
    return this.own ?? puttingTogether(this)
  }

  get(key: string): Value | undefined {
    return cellAt(this, key)?.get()
  }

  has(key: string): boolean {
    return cellAt(this, key) !== undefined
  }

  get size(): number {
    return this.cells.size
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

function cellAt(fields: LazyFields, key: string): Cell | undefined {
  if (fields.depth > mostLayers) return fields.cells.get(key)
  let at = fields
  for (; !at.own; at = at.layer!.below) if (at.layer!.key === key) return at.layer!.cell
  return at.own.get(key)
}

function puttingTogether(fields: LazyFields): ReadonlyMap<string, Cell> {
  const layers: Layer[] = []
  let at = fields
  for (; !at.own; at = at.layer!.below) layers.push(at.layer!)
  const cells = new Map(at.own)
  for (const { key, cell: one } of layers.reverse()) cells.set(key, one)
  fields.own = cells
  fields.layer = undefined
  return cells
}

/** The cells of a field map; a plain map's values are cells already filled. */
export function cellsOf(fields: ReadonlyMap<string, Value>): Map<string, Cell> {
  if (fields instanceof LazyFields) return new Map(fields.cells)
  return new Map([...fields].map(([key, value]) => [key, { get: () => value }]))
}
