/** The word that was probably meant: one it begins, else the one fewest changes away, if those are one, or one in three letters. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const longer = word.length >= 3 ? known.find((candidate) => candidate.toLowerCase().startsWith(word.toLowerCase())) : undefined
  if (longer !== undefined) return longer
  let best: string | undefined
  let least = Math.max(1, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    const changes = distance(word.toLowerCase(), candidate.toLowerCase())
    if (changes >= least) continue
    least = changes
    best = candidate
  }
  return best
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  let above = row
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSwapped = i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, changed, isSwapped ? above[j - 2]! + 1 : changed))
    }
    above = row
    row = next
  }
  return row[b.length]!
}
