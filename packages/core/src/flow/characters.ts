import { alternatives, union } from './union.js'
import type { Value, ValueOf } from './value.js'

const character = '[character]'

/** A text is no list: a line of a file is walked through character by character. */
export function isText({ segments, type }: ValueOf<'path'>): boolean {
  const last = segments.at(-1)
  return last === '[split]' || last === character || type === 'string'
}

export function characterOf(text: ValueOf<'path'>): ValueOf<'path'> {
  return isCharacter(text) ? text : { ...text, segments: [...text.segments, character] }
}

function isCharacter({ segments }: ValueOf<'path'>): boolean {
  return segments.at(-1) === character
}

/** The text that characters are of: strung together again they are the text. */
export function textOfCharacters(value: Value): Value | undefined {
  const sides = alternatives(value)
  if (!sides.some((side) => side.k === 'path' && isCharacter(side))) return undefined
  return union(sides.map((side) => (side.k === 'path' ? { ...side, segments: side.segments.slice(0, -1) } : side)))
}
