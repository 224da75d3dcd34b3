import type { Span } from '../source.js'
import { markupReader } from './tokens.js'

export interface MjmlInclude {
  readonly span: Span
  /** As written; absent where the tag has no path. */
  readonly target?: string
}

/** `<mj-include path="./footer.mjml" />`: mjml itself drops a missing or denied one in silence, so they are read here. */
export function mjmlIncludes(masked: string): MjmlInclude[] {
  const includes: MjmlInclude[] = []
  if (!masked.includes('<mj-include')) return includes
  let start = -1
  let target: string | undefined
  markupReader(masked).read({
    open(name, at) {
      start = name === 'mj-include' ? at : -1
      target = undefined
    },
    attribute(name, _start, _nameEnd, valueStart, valueEnd) {
      if (start >= 0 && name === 'path') target = masked.slice(valueStart, valueEnd)
    },
    opened(end) {
      if (start >= 0) includes.push({ span: [start, end], ...(target !== undefined && { target }) })
      start = -1
    },
  })
  return includes
}
