import type { Place } from '../source.js'
import type { Frame } from './frame.js'
import { isOneAddress, namesOneAddress } from './kinds.js'
import { asField, batching, mapped, flattened, reduced, concatenated, inBatches, pieceOf } from './lists.js'
import { asPath, elementOf, indexOf, ofKey, takenOf, withoutKeys } from './members.js'
import { narrowedBy } from './narrowing.js'
import { resultMethod } from './results.js'
import { alternatives, union } from './union.js'
import { following, listOf, literal, none, stepped, unknown, type Value } from './value.js'
import type { World } from './world.js'

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
  /** How many a `slice(i, i + n)` or `splice(0, n)` takes at a time, of a list that is taken piece by piece. */
  readonly size?: Value | undefined
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
    (!receiver.chain.startsWith('global:') || receiver.chain.includes('()') || receiver.chain.startsWith('global:process.env.')) &&
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
    // The lines of a sentence are pieces of one text about whoever stands in it, and no list of people.
    if (receiver.k === 'text' && isSentence(receiver.parts)) return listOf([receiver])
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

/** Words stand between what was put in; between addresses stand signs, or more addresses. */
function isSentence(parts: readonly Value[]): boolean {
  const written = parts.map((part) => (part.k === 'literal' ? String(part.value) : ' ')).join('')
  return /(?:^|\s)\p{L}{2,}[.,:!?]?\s/u.test(written) && !written.includes('@')
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
        ? listOf([], listOf([elementOf(receiver.keys, pick), ofKey(one(), receiver.keys)]))
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
      return receiver.k === 'list' ? inBatches(receiver, args[0], at) : undefined
    case 'slice':
    case 'splice':
      if (call.taken !== undefined) return listOf([takenOf(receiver, call.taken)])
      break
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
  if (name === 'get' && receiver.k === 'list' && receiver.keys) return ofKey(elementOf(receiver, pick), receiver.keys)
  if (name === 'get' && receiver.k === 'object') {
    const key = args[0]
    return key?.k === 'literal' && receiver.fields.has(String(key.value))
      ? receiver.fields.get(String(key.value))!
      : elementOf(receiver, 'get')
  }
  if (name === 'filter' && callback?.k === 'function' && (receiver.k === 'list' || receiver.k === 'path')) {
    const narrowed = narrowedBy(call.world, callback)
    const kept: Value = narrowed ? { ...receiver, narrowed } : receiver
    // The first step tells where the people came from.
    return kept.trail ? stepped(kept, at, 'only some of them are kept') : kept
  }
  if (call.size && (receiver.k === 'list' || receiver.k === 'path')) {
    const piece = pieceOf(receiver, call.size)
    return piece === receiver ? receiver : stepped(piece, at, batching)
  }
  // What belongs to one group each is of all of them together.
  if (name === 'flat' && receiver.k === 'list' && receiver.each?.narrowed === 'own') return flattened(receiver)
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
