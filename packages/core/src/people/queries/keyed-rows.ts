import { type Value, tagged, type Filter } from '../../flow/value.js'
import type { Place } from '../../source.js'
import { earlierFilters, filtersOf, filterFor } from './filters.js'
import { namesPeople, isAddressName, isSettingsName, isPlural } from '../lexicon.js'
import { namesOf } from './calls.js'
import { rows } from './rows.js'
import { literalField, tableNameIn } from './tables.js'

/** `database().ref('subscribers').once('value')`: all children of a place in the tree; a place with an id in it is one of them. */
export function realtimeRows(receiver: Value, at: Place, names: readonly string[]): Value | undefined {
  const ref = receiver.k === 'external' ? receiver.calls.findLast((call) => call.name === 'ref' || call.name === 'child') : undefined
  const place = ref?.args[0]
  if (!ref || !names.includes('database')) return undefined
  const segments = place?.k === 'literal' ? String(place.value).split('/').filter(Boolean) : []
  return rows(segments.at(-1) ?? '', place?.k === 'literal' && segments.length % 2 === 1, earlierFilters(receiver), at, names)
}

/**
 * `SpreadsheetApp.getActive().getSheetByName('Members').getDataRange().getValues()`: rows of people where the sheet's name
 * says so. Other sheets hold a report's readers as often as anybody else.
 */
export function sheetRows(receiver: Value, at: Place): Value | undefined {
  const named = receiver.k === 'external' ? receiver.calls.findLast((call) => call.name === 'getSheetByName')?.args[0] : undefined
  if (receiver.k !== 'external' || named?.k !== 'literal') return undefined
  const sheet = String(named.value)
  return isSheetOfPeople(sheet) ? tagged(rows(sheet, true, [], at, []), { guess: true }) : undefined
}

function isSheetOfPeople(sheet: string): boolean {
  return (namesPeople(sheet) || /\bresponses?\b/i.test(sheet)) && !isAddressName(sheet) && !isSettingsName(sheet)
}

const redisLists = /^(?:sMembers|lRange|zRange|zRangeByScore|hVals|hKeys)$/i

/**
 * Calls that name their collection in an argument: `client.sMembers('subscribers')` of Redis, `payload.find({ collection })`,
 * `sheets.spreadsheets.values.get({ range: 'Guests!A2:B' })`.
 */
export function keyedRows(names: readonly string[], name: string, args: readonly Value[], at: Place): Value | undefined {
  const [first] = args
  const named = (field: string): string | undefined => literalField(first, field)
  if (redisLists.test(name) && names.some((one) => /redis|client|kv|cache/i.test(one))) return first && keyedList(first, at, names)
  const collection = name === 'find' ? named('collection') : undefined
  if (collection !== undefined) return rows(collection, true, () => filtersOf(args), at, names)
  const sheet = name === 'get' && names.at(-1) === 'values' ? named('range')?.split('!')[0]?.replaceAll("'", '') : undefined
  return sheet !== undefined && isSheetOfPeople(sheet) ? tagged(rows(sheet, true, [], at, names), { guess: true }) : undefined
}

/** A key that is written out, or put together: of `team:${id}:members`, `team` and `id` say whose they are. */
function keyedList(key: Value, at: Place, names: readonly string[]): Value | undefined {
  if (key.k === 'literal') return rows(String(key.value), true, [], at, names)
  if (key.k !== 'text') return undefined
  const words = key.parts.flatMap((part) => (part.k === 'literal' ? String(part.value).split(/\W+/) : []))
  const model = words.filter((word) => word !== '').join(':')
  const filters = key.parts.flatMap((part, index): Filter[] => {
    const before = key.parts[index - 1]
    const field = before?.k === 'literal' ? /(\w+)\W*$/.exec(String(before.value))?.[1] : undefined
    return part.k === 'literal' || field === undefined ? [] : [{ field, op: 'is', names: namesOf(part) }]
  })
  return model === '' ? undefined : rows(model, true, filters, at, names)
}

/**
 * DataLoaders: `loaders.users.loadMany(ids)` gives the rows of those keys, `membersByTeamId.load(id)` all that belong to one. A row
 * that is loaded by its own key is left to its path.
 */
export function loadedRows(receiver: Value, name: string, args: readonly Value[], at: Place, names: readonly string[]): Value | undefined {
  const table = tableNameIn(receiver)
  const loader = table ?? names.at(-1) ?? ''
  if (!args[0] || !(table !== undefined || names.some((one) => isLoader(one)))) return undefined
  const by = /^(\w+?)By([A-Z]\w*)$/.exec(loader)
  const grouped = by && isPlural(by[1]!) ? by : undefined
  if (name === 'load' && !grouped) return undefined
  const keys = name === 'loadMany' && args[0].k === 'path' ? { field: 'id', op: 'in' as const, names: namesOf(args[0]) } : undefined
  const filter = keys ?? filterFor(grouped?.[2] ?? 'id', args[0])
  return rows(loader.replace(/(?:Data)?[lL]oader$/, '') || loader, true, [filter], at, names)
}

export const isLoader = (name: string): boolean => /loaders?$/i.test(name)
