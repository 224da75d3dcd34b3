import { alternatives } from '../flow/union.js'
import { type Value, type ValueOf } from '../flow/value.js'

const nameKeys = ['name', 'Name', 'displayName']
const addressKeys = /^(?:address|email|Email|emailAddress|Address)$/

/** The parts of an address line’s text that are names: what stands before `<` in `"Ann Bell" <ann@shop.example>`. */
export function namePartsOf({ parts }: ValueOf<'text'>): ReadonlySet<number> {
  const names = new Set<number>()
  const opens = openingsAfter(parts)
  let inside = false
  parts.forEach((part, at) => {
    if (part.k === 'literal') inside = insideAfter(String(part.value), inside)
    else if (!inside && opens[at]) names.add(at)
  })
  return names
}

function insideAfter(text: string, inside: boolean): boolean {
  const open = text.lastIndexOf('<')
  const shut = text.lastIndexOf('>')
  return open === shut ? inside : open > shut
}

/** For each part whether the address of a name there follows, before another recipient begins. */
function openingsAfter(parts: readonly Value[]): readonly boolean[] {
  const opens: boolean[] = []
  let opensNext = false
  for (let at = parts.length - 1; at >= 0; at--) {
    opens[at] = opensNext
    const part = parts[at]!
    const sign = part.k === 'literal' ? /[<,;]/.exec(String(part.value))?.[0] : undefined
    if (sign !== undefined) opensNext = sign === '<'
  }
  return opens
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
