import type { FileFacts } from '../facts.js'
import type { Place } from '../source.js'
import { append } from './changes.js'
import type { Frame } from './frame.js'
import { isOneAddress, namesOneAddress } from './kinds.js'
import { asPath, elementOf, indexOf, listParts, ofKey, takenOf, withoutKeys } from './members.js'
import { narrowedBy } from './narrowing.js'
import { repicked } from './picks.js'
import { resultMethod } from './results.js'
import { alternatives, following, listOf, literal, none, stepped, union, unknown, type Value } from './value.js'
import { calleeName, type Use } from './view.js'
import type { World } from './world.js'

/** How a method that takes a callback calls it. `over`: the receiver, or the argument at an index. */
interface CallbackRole {
  readonly over: 'receiver' | number
  readonly params: readonly ('element' | 'index' | 'self' | 'result' | 'value')[]
}

const eachOf: CallbackRole = { over: 'receiver', params: ['element', 'index', 'self'] }
const reducing: CallbackRole = { over: 'receiver', params: ['result', 'element', 'index', 'self'] }
const awaiting: CallbackRole = { over: 'receiver', params: ['value'] }

/** Methods by name, for a callback at argument 0. */
const onReceiver: Readonly<Record<string, CallbackRole>> = {
  map: eachOf,
  flatMap: eachOf,
  forEach: eachOf,
  filter: eachOf,
  find: eachOf,
  findLast: eachOf,
  some: eachOf,
  every: eachOf,
  findIndex: eachOf,
  each: eachOf,
  mapSeries: eachOf,
  eachSeries: eachOf,
  sortBy: eachOf,
  uniqBy: eachOf,
  groupBy: eachOf,
  partition: eachOf,
  reject: eachOf,
  eachAsync: eachOf,
  cursor: eachOf,
  sort: { over: 'receiver', params: ['element', 'element'] },
  toSorted: { over: 'receiver', params: ['element', 'element'] },
  reduce: reducing,
  reduceRight: reducing,
  then: awaiting,
  tap: awaiting,
  spread: awaiting,
  exec: { over: 'receiver', params: ['index', 'value'] },
  toArray: { over: 'receiver', params: ['index', 'value'] },
  andThen: awaiting,
  asyncAndThen: awaiting,
  asyncMap: awaiting,
  match: awaiting,
}

const eachOfFirst: CallbackRole = { over: 0, params: ['element', 'index', 'self'] }

/** Functions by name, for a callback at argument 1 or later: `pMap(list, fn)`, `_.map(list, fn)`, `async.each(list, fn)`. */
const onFirst: Readonly<Record<string, CallbackRole>> = {
  map: eachOfFirst,
  forEach: eachOfFirst,
  each: eachOfFirst,
  eachSeries: eachOfFirst,
  eachLimit: eachOfFirst,
  eachOf: eachOfFirst,
  mapLimit: eachOfFirst,
  mapSeries: eachOfFirst,
  filter: eachOfFirst,
  flatMap: eachOfFirst,
  pMap: eachOfFirst,
  pEachSeries: eachOfFirst,
  concurrentMap: eachOfFirst,
  asyncForEach: eachOfFirst,
  forEachSeries: eachOfFirst,
  find: eachOfFirst,
  some: eachOfFirst,
  reduce: { over: 0, params: ['result', 'element'] },
  from: eachOfFirst,
  forEachLimit: eachOfFirst,
  forEachOf: eachOfFirst,
  times: { over: 0, params: ['index'] },
  uniqBy: eachOfFirst,
  sortBy: eachOfFirst,
}

export function callbackRole(name: string, index: number): CallbackRole | undefined {
  if (index === 0) return Object.hasOwn(onReceiver, name) ? onReceiver[name] : undefined
  if (name === 'then' || name === 'reduce') return undefined
  return Object.hasOwn(onFirst, name) ? onFirst[name] : undefined
}

const iterating = new Set([
  'map',
  'flatMap',
  'forEach',
  'each',
  'filter',
  'reduce',
  'reduceRight',
  'eachSeries',
  'eachLimit',
  'mapSeries',
  'mapLimit',
  'pMap',
  'some',
  'every',
  'eachAsync',
  'asyncForEach',
  'forEachSeries',
  'eachOf',
  'times',
  'on',
  'setInterval',
])

/** Whether a callback handed over like this runs once per element. */
export function iterates(facts: FileFacts, use: Use): boolean {
  const call = facts.terms[use.call]!
  if (call.k !== 'call' || use.keys.length > 0) return false
  const name = calleeName(facts, call.callee)
  return name !== undefined && iterating.has(name) && name !== 'setInterval' && (name !== 'on' || rowEvent(facts, call.args[0]))
}

/** `cursor.on('data', row => …)`, `query.on('row', …)`: once per row. */
export function rowEvent(facts: FileFacts, argument: { item: number } | { spread: number } | undefined): boolean {
  const term = argument && 'item' in argument ? facts.terms[argument.item]! : undefined
  return term?.k === 'literal' && (term.value === 'data' || term.value === 'row' || term.value === 'result')
}

export function awaitedOf(value: Value): Value {
  return value
}

/** Methods that give the receiver's elements again, maybe fewer, in some order. */
const keeping = new Set(
  'filter sort reverse slice toSorted toReversed values splice toSpliced flat flatten compact uniq unique uniqBy uniqWith sortBy orderBy shuffle toArray exec lean populate clone toJSON toObject distinct skip limit all then catch finally asc desc getMany execute value valueOf get unwrap unwrapOr _unsafeUnwrap reject take drop tail initial difference without union intersection collect setOptions select where cursor stream'.split(
    ' ',
  ),
)
/** Methods that give one element. */
const picking = new Set('find findLast at pop shift first last head sample nth findWhere detect min max minBy maxBy maxOne'.split(' '))
/** Methods of text that keep what it says. */
const textual = new Set(
  'trim trimStart trimEnd toLowerCase toUpperCase toString normalize replace replaceAll substring padEnd padStart toLocaleLowerCase'.split(
    ' ',
  ),
)

export interface MethodCall {
  readonly world: World
  readonly frame: Frame
  readonly receiver: Value
  readonly name: string
  readonly args: readonly Value[]
  readonly at: Place
  /** Runs a callback on arguments. */
  readonly run: (callback: Value, args: readonly Value[]) => Value
  /** What picks the element that a call like `at(i)` or `pop()` takes. */
  readonly taken?: string | undefined
}

/** The module of file paths: its `join` is none of lists. */
export const filePaths = /^(?:node:)?path(?:[./](?:posix|win32))?$/

/** A method of the language or of a well-known library on plain data. Undefined where it is none. */
export function builtinMethod(call: MethodCall): Value | undefined {
  const { receiver, name } = call
  if (receiver.k === 'union') {
    const parts = alternatives(receiver).map((part) => builtinMethod({ ...call, receiver: part }))
    if (parts.every((part) => part === undefined)) return undefined
    return following(union(parts.map((part) => part ?? unknown(`.${name}()`))), receiver)
  }
  if (receiver.k === 'text' || receiver.k === 'literal') return textMethod(call)
  // `raw.toString('base64').replace(/\+/g, '-')` is the same text in another alphabet.
  if (receiver.k === 'encoded') return textual.has(name) ? receiver : undefined
  if (receiver.k === 'external' && /(?:^|[.:])Text(?:En|De)coder#$/.test(receiver.chain)) return recoded(call)
  if (
    receiver.k === 'external' &&
    /^(map|flatMap|filter|forEach|join|reduce|slice|concat|find|split|sort)$/.test(name) &&
    (!receiver.chain.startsWith('global:') || receiver.chain.includes('()')) &&
    !filePaths.test(receiver.chain)
  )
    return builtinMethod({ ...call, receiver: asPath(receiver) })
  if (receiver.k !== 'list' && receiver.k !== 'path' && receiver.k !== 'object') return undefined
  return resultMethod(call) ?? listMethod(call)
}

/** `new TextEncoder().encode(text)`: the text in bytes, and back. */
function recoded({ name, args }: MethodCall): Value | undefined {
  const first = args[0]
  if (!first || !/^(?:encode|decode)$/.test(name)) return undefined
  return name === 'encode' ? following({ k: 'encoded', of: first, as: 'bytes' }, first) : first.k === 'encoded' ? first.of : first
}

function textMethod({ receiver, name, args, at }: MethodCall): Value {
  if (name === 'split') {
    if (receiver.k === 'literal')
      return listOf(
        String(receiver.value)
          .split(args[0]?.k === 'literal' ? String(args[0].value) : ',')
          .filter(Boolean)
          .map((part) => literal(part.trim())),
      )
    const lists = receiver.k === 'text' ? receiver.parts.filter((part) => part.k === 'list') : []
    if (lists.length > 0) return stepped(following(lists[0]!, receiver), at, 'split into a list')
    return receiver.k === 'text'
      ? listOf([], following(union(receiver.parts.filter((part) => part.k !== 'literal')), receiver))
      : unknown('.split()')
  }
  if (textual.has(name)) return receiver
  if (name === 'concat') return { k: 'text', parts: [receiver, ...args] }
  return unknown(`.${name}()`)
}

function listMethod(call: MethodCall): Value | undefined {
  const { receiver, name, args, at, run } = call
  const pick = `each ${at.file}:${at.span[0]}`
  const callback = args[0]?.k === 'function' || args[0]?.k === 'external' || args[0]?.k === 'class' ? args[0] : undefined
  const one = (): Value => elementOf(receiver, pick)
  const field = fieldAsked(call)
  if (field !== undefined) return asField(receiver, field)

  switch (name) {
    case 'map':
    case 'flatMap':
    case 'mapSeries': {
      if (!callback)
        return args[0]?.k === 'literal'
          ? mapped(call, (element) => asField(element, String((args[0] as { value: unknown }).value)))
          : receiver.k === 'list'
            ? listOf([], unknown('.map()'))
            : undefined
      const result = mapped(call, (element) => run(callback, [element]))
      return name === 'flatMap' ? flattened(result) : result
    }
    case 'pluck':
      return args[0]?.k === 'literal'
        ? mapped(call, (element) => asField(element, String((args[0] as { value: unknown }).value)))
        : undefined
    case 'join':
    case 'toString': {
      if (name === 'toString' && receiver.k !== 'list') return receiver
      const list = receiver.k === 'list' ? receiver : isOneAddress(receiver) ? listOf([receiver]) : listOf([], one())
      const separator = args[0]?.k === 'literal' ? String(args[0].value) : ','
      return stepped(following({ k: 'text', parts: [list], ...(separator && {}) }, receiver), at, `joined into one string`)
    }
    case 'reduce':
    case 'reduceRight':
      return callback ? reduced(call, callback) : undefined
    case 'concat':
      return concatenated(receiver, args)
    case 'forEach':
    case 'each':
      return none
    case 'split':
      if (isOneAddress(receiver) || (receiver.entry && namesOneAddress(receiver))) return listOf([receiver])
      return receiver.k === 'path' ? listOf([], { ...receiver, segments: [...receiver.segments, '[split]'] }) : undefined
    case 'entries':
      return receiver.k === 'list' && receiver.keys
        ? listOf([], listOf([elementOf(receiver.keys, pick), ofKey(one())]))
        : listOf([], listOf([unknown('a key'), one()]))
    case 'keys':
      if (receiver.k === 'list' && receiver.keys) return receiver.keys
      return receiver.k === 'object' && receiver.chain === 'Map' ? one() : unknown('keys')
    case 'has':
    case 'includes':
    case 'some':
    case 'every':
    case 'indexOf':
    case 'push':
    case 'unshift':
      return unknown('a number or flag')
    case 'chunk':
      return receiver.k === 'list' ? listOf([], receiver) : undefined
    default:
      break
  }
  if (picking.has(name) && (receiver.k === 'list' || callback || args.length === 0 || name === 'at')) {
    if (/^(?:pop|shift|first|head|last|at)$/.test(name)) return takenOf(receiver, call.taken ?? '0')
    return receiver.k === 'list' && !callback ? undefined : elementOf(receiver, `find ${at.file}:${at.span[0]}`)
  }
  if (name === 'slice' && args[0]?.k === 'literal' && args[1]?.k === 'literal' && Number(args[1].value) - Number(args[0].value) === 1)
    return listOf([indexOf(receiver, Number(args[0].value))])
  if ((name === 'limit' || name === 'take') && args[0]?.k === 'literal' && args[0].value === 1) return listOf([indexOf(receiver, 0)])
  if (name === 'get' && receiver.k === 'list' && receiver.keys) return ofKey(elementOf(receiver, pick))
  if (name === 'get' && receiver.k === 'object') {
    const key = args[0]
    return key?.k === 'literal' && receiver.fields.has(String(key.value))
      ? receiver.fields.get(String(key.value))!
      : elementOf(receiver, 'get')
  }
  const narrowed =
    name === 'filter' && callback?.k === 'function' && (receiver.k === 'list' || receiver.k === 'path')
      ? narrowedBy(call.world, callback)
      : undefined
  if (narrowed) return { ...receiver, narrowed }
  if (keeping.has(name) && receiver.k === 'list') return name === 'values' ? withoutKeys(receiver) : receiver
  if (keeping.has(name) && receiver.k === 'path' && (isCollectionMethod(name) || receiver.origin.o === 'query'))
    return name === 'get' && receiver.origin.o !== 'query' ? undefined : receiver
  if (textual.has(name) && receiver.k === 'path') return receiver
  return undefined
}

/** `record.get('Email')` of one row of a list: its field. */
function fieldAsked({ receiver, name, args }: MethodCall): string | undefined {
  const key = args.length === 1 && args[0]!.k === 'literal' ? args[0]!.value : undefined
  if (typeof key !== 'string' || !/^(?:get|getDataValue|getCellValue|getCellValueAsString)$/.test(name)) return undefined
  return receiver.k === 'path' && receiver.segments.at(-1)?.startsWith('[') ? key : undefined
}

function isCollectionMethod(name: string): boolean {
  return /^(filter|sort|reverse|slice|toSorted|toReversed|splice|flat|flatten|compact|uniq|uniqBy|values|then|catch|finally|lean|exec|toArray|populate|unwrap|_unsafeUnwrap|unwrapOr)$/.test(
    name,
  )
}

export function asField(element: Value, name: string): Value {
  return element.k === 'path' ? { ...element, segments: [...element.segments, name] } : unknown(name)
}

/** One result for each element. Elements known one by one are mapped one by one. */
export function mapped({ receiver, at }: MethodCall, each: (element: Value) => Value): Value {
  const pick = `each ${at.file}:${at.span[0]}`
  const parts = listParts(receiver)
  if (parts && receiver.k === 'list') {
    const items = parts.items.map((item) => each(following(item, receiver)))
    const rest = parts.each && each(repicked(following(parts.each, receiver), pick, receiver.pick))
    const list = { ...listOf(items, rest, receiver.count), ...(rest && { pick }) }
    return stepped(narrowedLike(following(list, rest ?? receiver), receiver), at, 'one value for each element')
  }
  if (isOneAddress(receiver)) return listOf([each(receiver)])
  const result = each(elementOf(receiver, pick))
  const list = { ...listOf([], result), pick }
  return stepped(narrowedLike(following(list, result.trail ? result : receiver), receiver), at, 'one value for each element')
}

function narrowedLike(value: Value, from: Value): Value {
  return from.narrowed && !value.narrowed ? { ...value, narrowed: from.narrowed } : value
}

export function flattened(list: Value): Value {
  if (list.k !== 'list') return list
  const parts: Value[] = []
  const items: Value[] = []
  for (const item of list.items) {
    const inner = listParts(item)
    if (inner && item.k === 'list') {
      items.push(...inner.items)
      if (inner.each) parts.push(inner.each)
    } else items.push(item)
  }
  for (const side of list.each ? alternatives(list.each) : []) {
    const inner = side.k === 'list' ? listParts(side) : undefined
    if (inner) parts.push(...inner.items, ...(inner.each ? [inner.each] : []))
    else if (side.k === 'path') parts.push(side)
    else if (side.k !== 'none') parts.push(side)
  }
  return following(listOf(items, parts.length > 0 ? union(parts) : undefined), list)
}

export function concatenated(receiver: Value, args: readonly Value[]): Value {
  let list: Value = receiver.k === 'list' ? receiver : listOf([], elementOf(receiver, 'any'))
  for (const arg of args) {
    for (const side of alternatives(arg)) {
      const parts = side.k === 'list' ? listParts(side) : undefined
      if (parts) list = following(append(list, parts.items, false, parts.each ? [parts.each] : []), side)
      else list = append(list, [side], false)
    }
  }
  return list
}

/** One turn of the callback tells the shape: what it adds to the start is added once for each element. */
function reduced({ receiver, args, at, run, frame }: MethodCall, callback: Value): Value {
  const start = args[1] ?? elementOf(receiver, 'first')
  const element = elementOf(receiver, `each ${frame.view.file}:${at.span[0]}`)
  const once = run(callback, [start, element])
  // `cond ? [...acc, one] : acc` adds in some turns.
  const lists = alternatives(once).filter((side) => side.k === 'list')
  if (start.k === 'list' && lists.length > 0 && lists.length === alternatives(once).length) {
    const added = lists.flatMap(({ items, each }) => [...items.slice(start.items.length), ...(each ? [each] : [])])
    return stepped(
      following(listOf(start.items, union(added)), lists.find(({ items, each }) => each ?? items.length > start.items.length) ?? once),
      at,
      'collected for each element',
    )
  }
  if (isText(once) || isText(start)) {
    // `acc ? acc + ', ' + one : one`: each turn adds what isn't the start or a separator.
    const parts = alternatives(once).flatMap((side) => (side.k === 'text' ? side.parts : [side]))
    const added = parts.filter((part) => part !== start && part.k !== 'literal' && part.k !== 'none')
    const list = listOf([], union(added.length > 0 ? added : [element]))
    return stepped(following({ k: 'text', parts: [list] }, once), at, 'joined into one string')
  }
  return once
}

function isText(value: Value): boolean {
  return alternatives(value).some((side) => side.k === 'text' || (side.k === 'literal' && typeof side.value === 'string'))
}
