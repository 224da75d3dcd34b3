import type { Place } from '../../source.js'
import { stepped, type Filter, type Origin, type Value } from '../../flow/value.js'

type Filters = readonly Filter[]

/** Filters are worked out at first use, where they are to be: of most rows nobody asks by what they were picked. */
export function rows(model: string, many: boolean, filters: Filters | (() => Filters), at: Place, names: readonly string[]): Value {
  let known: Filters | undefined
  const origin: Origin = {
    o: 'query',
    model,
    many,
    get filters() {
      return (known ??= typeof filters === 'function' ? filters() : filters)
    },
    site: `${at.file}:${at.span[0]}`,
  }
  const value: Value = { k: 'path', origin, segments: [] }
  return stepped(value, at, told(many, model || (many && names.at(-1)) || 'data'), 'source')
}

export function told(many: boolean, model: string): string {
  return many ? `a query gives many rows of \`${model}\`` : `a query gives one row of \`${model}\``
}
