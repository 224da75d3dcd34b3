import type { FileFacts } from '../facts.js'
import { type Use } from './uses.js'
import { calleeName } from './view.js'

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
