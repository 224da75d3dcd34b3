type To = string | (string | { name: string; address: string })[] | undefined

const normal = (email: string) => email.trim().toLowerCase()

const fromString = (value: string, suppressed: Set<string>) => {
  const remaining = value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => !suppressed.has(normal(entry)))
  return remaining.join(', ')
}

export function withoutSuppressed(to: To, list: string[]): To {
  const suppressed = new Set(list.map(normal))
  if (typeof to === 'string') return fromString(to, suppressed) || undefined
  if (Array.isArray(to)) {
    const kept: (string | { name: string; address: string })[] = []
    for (const entry of to) {
      if (typeof entry === 'string') {
        const left = fromString(entry, suppressed)
        if (left) kept.push(left)
        continue
      }
      kept.push({ ...entry, address: fromString(entry.address, suppressed) })
    }
    return kept.length > 0 ? kept : undefined
  }
  return to
}
