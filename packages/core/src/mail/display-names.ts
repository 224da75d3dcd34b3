import { alternatives } from '../flow/union.js'
import { type Value, type ValueOf } from '../flow/value.js'

const nameKeys = ['name', 'Name', 'displayName']
const addressKeys = /^(?:address|email|Email|emailAddress|Address)$/

/** The parts of an address line’s text that are names: what stands before `<` in `"Ann Bell" <ann@shop.example>`. */
export function namePartsOf({ parts }: ValueOf<'text'>): ReadonlySet<number> {
  const names = new Set<number>()
  let inside = false
  parts.forEach((part, at) => {
    if (part.k === 'literal') inside = insideAfter(String(part.value), inside)
    else if (!inside && opensNext(parts, at)) names.add(at)
  })
  return names
}

function insideAfter(text: string, inside: boolean): boolean {
  const open = text.lastIndexOf('<')
  const shut = text.lastIndexOf('>')
  return open === shut ? inside : open > shut
}

/** Whether the address of the name follows, before another recipient begins. */
function opensNext(parts: readonly Value[], at: number): boolean {
  for (const part of parts.slice(at + 1)) {
    if (part.k !== 'literal') continue
    const sign = /[<,;]/.exec(String(part.value))?.[0]
    if (sign !== undefined) return sign === '<'
  }
  return false
}

const deepest = 6

/** The names that stand beside addresses in a field’s value. */
export function displayNamesIn(value: Value, depth = 0): Value[] {
  if (depth > deepest) return []
  const inner = (one: Value): Value[] => displayNamesIn(one, depth + 1)
  switch (value.k) {
    case 'union':
      return alternatives(value).flatMap(inner)
    case 'list':
      return [...value.items, ...(value.each ? [value.each] : [])].flatMap(inner)
    case 'text': {
      const names = namePartsOf(value)
      return value.parts.flatMap((part, at) => (names.has(at) ? [spotted(value, at)] : part.k === 'list' ? inner(part) : []))
    }
    case 'object': {
      if (![...value.fields.keys()].some((key) => addressKeys.test(key))) return []
      return nameKeys.flatMap((key) => value.fields.get(key) ?? [])
    }
    default:
      return []
  }
}

/** A part of a text stands where it is written in it. */
function spotted({ parts, spots, home }: ValueOf<'text'>, at: number): Value {
  const part = parts[at]!
  const place = spots?.[at]
  return home && place && !part.home ? { ...part, home: { ...home, place } } : part
}
