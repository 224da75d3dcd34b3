import { keyOf, type ValueOf } from '../flow/value.js'
import { isPosition } from '../flow/picks.js'
import type { Kinship } from '../message.js'

type Path = ValueOf<'path'>

/** Somebody who gets a copy. */
export interface Reader {
  readonly path: Path
  /** Each of a list that gets this very message: what picked it there picked nothing of the content. */
  readonly each: boolean
}

export interface Kin {
  readonly how: Kinship
  /** How many segments lead to the collection that both come from. */
  readonly list: number
}

const isPick = (segment: string | undefined): segment is string => segment?.startsWith('[') === true

/**
 * How a datum's owner and the reader hang together: the two access paths are laid beside each other until they differ. Where
 * they differ in what picked an element of one collection, they are two people; everywhere else nothing is known, and the datum
 * may well be the reader's.
 */
export function kinshipOf({ path: reader, each }: Reader, datum: Path, many: boolean): Kin | undefined {
  if (reader.origin.o === 'unknown' || rootOf(reader) !== rootOf(datum)) return undefined
  const last = reader.segments.findLastIndex(isPick)
  const length = Math.min(reader.segments.length, datum.segments.length)
  for (let at = 0; at < length; at++) {
    const ours = reader.segments[at]!
    const theirs = datum.segments[at]!
    if (!isPick(ours) || !isPick(theirs)) {
      if (ours !== theirs) return undefined
      continue
    }
    if (ours === theirs && !(each && at === last)) continue
    const how = pickedApart(ours, theirs, many && !datum.segments.slice(at + 1).some(isTurn), each)
    return how && { how, list: at }
  }
  return undefined
}

/** Two picks of one collection. Undefined where they may be the same element. */
function pickedApart(reader: string, datum: string, many: boolean, each: boolean): Kinship | undefined {
  // One person picked at a fixed place is written to on purpose.
  if (isPosition(reader) && !each) return undefined
  if (isPosition(datum)) return 'place'
  if (datum.startsWith('[earlier ')) return 'earlier'
  if (many) return isTurn(datum) || /^\[(?:content|template|any|values|spread|unit)\b/.test(datum) ? 'all' : undefined
  if (each) return undefined
  const step = indexStep(reader, datum)
  if (step !== undefined) return step
  return isTurn(reader) && isTurn(datum) ? 'other' : undefined
}

const isTurn = (segment: string): boolean => /^\[(?:each|loop|index [^\]]*#\d+\]$)/.test(segment)

/** `users[i + 1]` beside `users[i]`. */
function indexStep(reader: string, datum: string): Kinship | undefined {
  const ours = /^\[index (.*)\]$/.exec(reader)?.[1]
  const theirs = /^\[index (.*)\]$/.exec(datum)?.[1]
  if (theirs === undefined) return undefined
  const plain = /^(.*?)(?:[+-]\d+)$/.exec(theirs)?.[1]
  if (plain === undefined) return undefined
  return ours === plain || ours === undefined ? 'next' : undefined
}

function rootOf(path: Path): string {
  return keyOf({ ...path, segments: [] })
}
