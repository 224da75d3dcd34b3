import type { FileFacts } from '../../facts.js'
import type { Span } from '../../source.js'
import type { Numbered } from '../view.js'
import { movedSpan, type Way } from './stretch.js'

/** How the facts of a text stand to those of another: what was moved is the same, whatever its number and place. */
export interface Likeness {
  /** The number that an entry has in the other facts; undefined where it has none. */
  number(list: Numbered, id: number): number | undefined
  /** Whether two pieces of facts say the same. `key` is the name under which they stand in what holds them. */
  same(a: unknown, b: unknown, key?: string, holder?: object): boolean
}

const idKeys: Readonly<Record<string, Numbered>> = Object.fromEntries([
  ...[
    'of',
    'at',
    'callee',
    'test',
    'tag',
    'quasi',
    'left',
    'right',
    'otherwise',
    'item',
    'spread',
    'computed',
    'term',
    'over',
    'call',
    'value',
    'argument',
  ]
    .concat(['parts', 'children', 'params', 'decorators', 'extends'])
    .map((key) => [key, 'terms'] as const),
  ['binding', 'bindings'],
  ['function', 'functions'],
  ['within', 'functions'],
  ['class', 'classes'],
  ['loop', 'loops'],
  ['loops', 'loops'],
])

const spanKeys = new Set(['span', 'keySpan', 'nameSpan'])

export function likeness(before: FileFacts, after: FileFacts, way: Way): Likeness {
  const moves = (list: Numbered): ((id: number) => number | undefined) => alignment(before[list], after[list], way)
  const maps = {
    terms: moves('terms'),
    bindings: moves('bindings'),
    functions: moves('functions'),
    classes: moves('classes'),
    loops: moves('loops'),
  }
  const number = (list: Numbered, id: number): number | undefined => maps[list](id)
  const sameNumber = (a: number, b: number, key: string, holder: object): boolean => {
    if ('k' in holder && holder.k === 'literal') return a === b
    const list = key === 'parent' ? ('params' in holder ? 'functions' : 'loops') : idKeys[key]
    return list === undefined ? a === b : number(list, a) === b
  }
  const same = (a: unknown, b: unknown, key = '', holder: object = {}): boolean => {
    if (typeof a === 'number' && typeof b === 'number') return sameNumber(a, b, key, holder)
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
    if (a instanceof Set && b instanceof Set) return same([...a], [...b], key, holder)
    if (Array.isArray(a)) {
      if (!Array.isArray(b) || a.length !== b.length) return false
      if (spanKeys.has(key)) return isModule(holder) || sameSpan(a as unknown as Span, b as unknown as Span, way)
      for (let at = 0; at < a.length; at++) if (!same(a[at], b[at], key, holder)) return false
      return true
    }
    if (Array.isArray(b)) return false
    // Thousands are compared for each text: no lists are made of their keys.
    let more = 0
    for (const _ in b) more++
    for (const name in a) {
      if (!(name in b) || !same(a[name as never], b[name as never], name, a)) return false
      more--
    }
    return more === 0
  }
  return { number, same }
}

/** The module is as long as its text. */
function isModule(holder: object): boolean {
  return 'kind' in holder && holder.kind === 'module'
}

function sameSpan(a: Span, b: Span, way: Way): boolean {
  const moved = movedSpan(a, way)
  return moved !== undefined && moved[0] === b[0] && moved[1] === b[1]
}

interface Placed {
  readonly span: Span
  readonly k?: string
}

/** Entries before a stretch keep their number, those after it are moved by as many as came or went. */
function alignment(before: readonly Placed[], after: readonly Placed[], way: Way): (id: number) => number | undefined {
  const most = Math.min(before.length, after.length)
  const fits = (a: Placed, b: Placed): boolean => a.k === b.k && (isModule(a) || sameSpan(a.span, b.span, way))
  let first = 0
  while (first < most && fits(before[first]!, after[first]!)) first++
  let last = 0
  while (last < most - first && fits(before[before.length - 1 - last]!, after[after.length - 1 - last]!)) last++
  const from = before.length - last
  const by = after.length - before.length
  let between: ReadonlyMap<number, number> | undefined
  return (id) => {
    if (id < first) return id
    if (id >= from) return id < before.length ? id + by : undefined
    between ??= matched(before, after, first, from, from + by, way)
    return between.get(id)
  }
}

/** Functions are listed before the statements around them, so that one piece of text comes and goes in several places. */
function matched(
  before: readonly Placed[],
  after: readonly Placed[],
  first: number,
  end: number,
  newEnd: number,
  way: Way,
): ReadonlyMap<number, number> {
  const nameOf = ({ k = '' }: Placed, [from, to]: Span): string => `${k} ${from} ${to}`
  const places = new Map<string, number[]>()
  for (let at = newEnd - 1; at >= first; at--) {
    const name = nameOf(after[at]!, after[at]!.span)
    const list = places.get(name)
    if (list) list.push(at)
    else places.set(name, [at])
  }
  const found = new Map<number, number>()
  for (let id = first; id < end; id++) {
    const moved = movedSpan(before[id]!.span, way)
    const at = moved && places.get(nameOf(before[id]!, moved))?.pop()
    if (at !== undefined) found.set(id, at)
  }
  return found
}
