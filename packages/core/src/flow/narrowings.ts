import type { BindingId, FileFacts } from '../facts.js'
import type { Span } from '../source.js'
import { atMostOne } from './lengths.js'
import { testedAsAddress, type Writes } from './one-address.js'

/** A place where a test says that a list holds at most one element. */
export interface Narrowing {
  readonly binding: BindingId
  readonly span: Span
  /** It holds one address, and is no list. */
  readonly address?: true
}

export function narrowingsOf(facts: FileFacts, writes: Writes): Narrowing[] {
  const narrowings: Narrowing[] = []
  for (const { guards, span } of facts.effects) {
    for (const { test, holds } of guards) {
      const list = atMostOne(facts, test, holds)
      if (list !== undefined) narrowings.push({ binding: list, span })
      const address = testedAsAddress(facts, writes, test, holds)
      if (address !== undefined) narrowings.push({ binding: address, span, address: true })
    }
  }
  return narrowings
}
