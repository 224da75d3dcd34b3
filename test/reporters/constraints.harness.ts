import { createHash } from 'node:crypto'

const describing = new Set(['description', 'title', 'examples', 'default', 'self', '$id', '$schema'])
const ofNames = new Set(['properties', 'patternProperties', 'definitions', 'dependencies'])

/** One line for each constraint: where it stands in the schema and what it says. The order of keys and of required names means nothing. */
function constraintsOf(schema: unknown, place = '', isOfNames = false): string[] {
  if (typeof schema !== 'object' || schema === null) return [`${place} ${JSON.stringify(schema)}`]
  const isSet = Array.isArray(schema) && /\/(?:required|enum)$/.test(place)
  const inside = Object.entries(isSet ? schema.toSorted() : schema).filter(([key]) => isOfNames || !describing.has(key))
  return inside.flatMap(([key, value]) => constraintsOf(value, `${place}/${key}`, !isOfNames && ofNames.has(key)))
}

/** How many constraints a schema has and the SHA-256 of their lines, sorted. */
export function amountOf(schema: object): { readonly count: number; readonly digest: string } {
  const lines = constraintsOf(JSON.parse(JSON.stringify(schema))).sort()
  return { count: lines.length, digest: createHash('sha256').update(lines.join('\n')).digest('hex') }
}
