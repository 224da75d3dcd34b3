import { sdks } from './sdks/index.js'

/** What rows of mail APIs ask of the config’s `accounts`, sorted: what a provider’s account or dashboard decides. */
export function accountOptions(): readonly string[] {
  const found = new Set<string>()
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    for (const [key, value] of Object.entries(part)) {
      if (key === 'option' && typeof value === 'string') found.add(value)
      else visit(value)
    }
  }
  visit(sdks)
  return [...found].sort()
}
