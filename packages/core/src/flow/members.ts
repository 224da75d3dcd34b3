import { isSharedKey } from '../people/own-row.js'
import type { Place } from '../source.js'
import { chainName } from './chain-names.js'
import { characterOf, isText } from './characters.js'
import { isOneAddress, listKind } from './kinds.js'
import { cell, withCell } from './lazy.js'
import { repicked } from './picks.js'
import { leadsToOthers } from './staff.js'
import { lacksMember } from './type-text.js'
import { union } from './union.js'
import { following, isItself, listOf, none, unfilled, unknown, type Value, type ValueOf } from './value.js'

/** Fields of a query's answer that hold the rows themselves. */
const rowFields = new Set([
  'rows',
  'data',
  'docs',
  'recordset',
  'Items',
  'items',
  'results',
  'records',
  'edges',
  'nodes',
  'result',
  'hits',
  'documents',
  'values',
])

/** A value that stands for whatever an opaque chain gave, seen by its access path. */
export function asPath(value: Value): ValueOf<'path'> {
  if (value.k === 'path') return value
  if (value.k === 'external') {
    const { chain } = value
    const { name, settings } = chainName(chain)
    const path: Value = {
      k: 'path',
      origin: settings ? { o: 'settings', name } : { o: 'call', name: chain, site: `${chain}@${value.at?.span[0] ?? 0}` },
      segments: [],
    }
    return following(path, value) as ValueOf<'path'>
  }
  return following(unknown(value.k), value) as ValueOf<'path'>
}

/** What indexing or iterating gives. `pick` names what chose the element: a loop, a callback, an index. */
export function elementOf(value: Value, pick: string): Value {
  switch (value.k) {
    case 'list':
      return following(union([...value.items, ...(value.each ? [takenBy(value.each, pick, value.pick)] : [])]), value)
    case 'path':
      if (isOneAddress(value) || isItself(value)) return value
      if (isText(value)) return characterOf(value)
      return {
        ...inner(value.narrowed === 'staff' && leadsToOthers(value) ? { ...value, narrowed: undefined } : value),
        segments: [...value.segments, `[${pick}]`],
        ...(value.type && elementType(value.type)),
      }
    case 'union':
      return following(union(value.of.map((part) => elementOf(part, pick))), value)
    case 'object':
      return value.open.length === 0 && value.fields.size > 0
        ? following(union([...value.fields.values()]), value)
        : following(value.open.length === 0 ? unfilled : unknown('a record'), value)
    case 'encoded':
      return elementOf(value.of, pick)
    case 'external':
      return isOneAddress(value) ? value : elementOf(asPath(value), pick)
    case 'text':
    case 'literal':
      return following(unknown('a character'), value)
    default:
      return unknown('an element')
  }
}

/** Some names of picks tell a look at all elements from the taking of one. */
function takenBy(each: Value, pick: string, from: string | undefined): Value {
  return /^(?:each|loop|index|find) /.test(pick) ? repicked(each, pick, from) : each
}

/** What `for…of`, spread and `Array.from` see: pairs where the value is a map. */
export function iterated(value: Value): Value {
  if (value.k === 'union') return following(union(value.of.map(iterated)), value)
  if (value.k !== 'list' || !value.keys) return value
  const pair = listOf([elementOf(value.keys, 'key'), ofKey(elementOf(withoutKeys(value), 'value'), value.keys)])
  return following(listOf([], pair), value)
}

/** What a map or record holds under one key belongs to that key, unless many people may have the same: all guests of one event. */
export function ofKey(value: Value, keys?: Value): Value {
  return keys && isKeyOfMany(keys) ? value : { ...value, narrowed: 'own' }
}

function isKeyOfMany(keys: Value): boolean {
  const each = keys.k === 'list' ? keys.each : undefined
  const field = each?.k === 'path' ? each.segments.at(-1) : undefined
  return field !== undefined && !field.startsWith('[') && isSharedKey(field)
}

/** The values of a map or record, as a list of their own. */
export function withoutKeys(value: Value): Value {
  if (value.k !== 'list' || !value.keys) return value
  const { keys, ...list } = value
  // Each of the groups is one of those who have its key.
  const { each } = list
  const isGroup = each?.k === 'list' || (each?.k === 'path' && !each.segments.some((segment) => segment.startsWith('[')))
  return each && isGroup ? { ...list, each: ofKey(each, keys) } : list
}

/** A part of a value stands where nobody has put it yet, and has no order of the whole. */
function inner(path: ValueOf<'path'>): ValueOf<'path'> {
  const { home: _, order: __, ...rest } = path
  return rest
}

function elementType(type: string): { type?: string } {
  const element = /^(?:readonly)?(?:Array|ReadonlyArray|Set|Promise<Array)<(.+?)>+$/.exec(type)?.[1] ?? /^(.*)\[\]$/.exec(type)?.[1]
  return element ? { type: element.replace(/^\((.*)\)$/, '$1') } : { type: '' }
}

/** One element at a known index. */
export function indexOf(value: Value, index: number): Value {
  if (value.k === 'list') {
    const item = value.items[index]
    if (item) return following(item, value)
    return value.each ? following(repicked(value.each, String(index), value.pick), value) : none
  }
  if (value.k === 'union') return following(union(value.of.map((part) => indexOf(part, index))), value)
  return elementOf(value, String(index))
}

/** Whatever a value may be, where it was found to hold one address. */
export function asOneAddress(value: Value): Value {
  if (value.k === 'union') return following(union(value.of.map(asOneAddress)), value)
  if (value.k !== 'path') return value
  return { ...value, ...(listKind(value) !== 'scalar' && { segments: [...value.segments, '[0]'] }), type: 'string' }
}

/** One element, at the place that a pick names or wherever else it was picked. */
export function takenOf(value: Value, pick: string): Value {
  if (/^\d+$/.test(pick)) return indexOf(value, Number(pick))
  if (value.k === 'union') return following(union(value.of.map((part) => takenOf(part, pick))), value)
  if (value.k !== 'list' || pick !== 'last') return elementOf(value, pick)
  const each = value.each && repicked(value.each, pick, value.pick)
  return following(union([...value.items.slice(-1), ...(each ? [each] : [])]), value)
}

/** Fields of plain data: objects, lists, paths, package chains. Instances and modules are the evaluator's business. */
export function dataField(value: Value, name: string): Value {
  switch (value.k) {
    case 'object': {
      const own = value.fields.get(name)
      // A list that was put into an object came in where it was put, not where the object was handed on.
      if (own) return following(own, own.home && value.entry ? { ...value, entry: own.home } : value)
      if (value.open.length > 0) return following(union(value.open.map((part) => dataField(part, name))), value)
      return none
    }
    case 'path':
      return pathField(value, name)
    case 'external': {
      const own = value.fields?.get(name)
      // `new Email({ send: true })` is an option of that name, and no method of it.
      return (
        (own?.k === 'literal' && typeof own.value === 'boolean' ? undefined : own) ??
        following(
          {
            k: 'external',
            chain: name === 'default' ? value.chain : `${value.chain}.${name}`,
            calls: value.calls,
            ...(value.at && { at: value.at }),
          },
          value,
        )
      )
    }
    case 'union':
      return following(union(value.of.map((part) => dataField(part, name))), value)
    case 'list':
      if (name === 'length' || name === 'size') return unknown('a number')
      return /^\d+$/.test(name) ? indexOf(value, Number(name)) : rowFields.has(name) ? value : unknown(`.${name} of a list`)
    case 'encoded':
      return dataField(value.of, name)
    default:
      return name === 'length' ? unknown('a number') : none
  }
}

function pathField(path: ValueOf<'path'>, name: string): Value {
  const { origin, segments } = path
  if (name === 'length' || name === 'size') return unknown('a number')
  // Koa keeps the request in its context.
  const isRequest =
    segments.length === 0 ||
    (segments.length === 1 && segments[0] === 'request' && /^(?:ctx|context)$/i.test(origin.o === 'param' ? origin.name : ''))
  if (
    origin.o === 'param' &&
    isRequest &&
    /^(req|request|ctx|context|event)$/i.test(origin.name) &&
    /^(body|query|params|payload|input|parsedInput|args)$/.test(name)
  ) {
    return {
      ...path,
      origin: { o: 'request', name: `${origin.name}.${name}`, site: `${origin.file}#${origin.fn}.${name}` },
      segments: [],
      type: '',
    }
  }
  // SQL's answer holds the one row in a list of rows, as any other.
  if (origin.o === 'query' && segments.length === 0 && !origin.many && (name === 'rows' || name === 'recordset')) return listOf([path])
  if (origin.o === 'query' && segments.length === 0 && rowFields.has(name)) return path
  if (path.type && path.typeIn !== undefined && lacksMember(path.type, name)) return none
  return { ...inner(path), segments: [...segments, name], type: '' }
}

/** Sets a field on a copy; `key` may be nested. Lists and opaque values become open objects. */
export function withField(value: Value, keys: readonly string[], set: (before: Value) => Value, at: Place): Value {
  const [key, ...rest] = keys
  if (key === undefined) return set(value)
  if (value.k === 'union') return following(union(value.of.map((part) => withField(part, keys, set, at))), value)
  if (value.k === 'external') {
    const fields = new Map(value.fields ?? [])
    fields.set(key, withField(fields.get(key) ?? none, rest, set, at))
    return { ...value, fields }
  }
  if (value.k === 'object') {
    const changed = cell(() => withField(dataField(value, key), rest, set, at))
    return { ...value, fields: withCell(value.fields, key, changed) }
  }
  if (value.k === 'list' && /^\d+$/.test(key)) {
    const items = [...value.items]
    items[Number(key)] = withField(items[Number(key)] ?? none, rest, set, at)
    return listOf(
      items.map((item) => item ?? none),
      value.each,
    )
  }
  const open = value.k === 'none' ? [] : [value]
  const fields = new Map([[key, withField(value.k === 'none' ? none : dataField(value, key), rest, set, at)]])
  return following({ k: 'object', fields, open, at }, value)
}

/** Elements as known: `undefined` where the value cannot be told to be a list. */
export function listParts(value: Value): { items: readonly Value[]; each?: Value } | undefined {
  if (value.k === 'list') return value.each ? { items: value.items, each: value.each } : { items: value.items }
  if (value.k === 'none') return { items: [] }
  return undefined
}
