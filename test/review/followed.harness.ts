import type { Repository } from './repository.harness.js'

/** Where a line of one commit is in another, as hosts move comments along; undefined where it was changed or taken away. */
export function followed(repo: Repository, [from, to]: readonly [string, string], path: string, line: number): number | undefined {
  let by = 0
  const patch = repo.git('diff', '-U0', '--no-renames', from, to, '--', path)
  for (const [, start, old = '1', count = '1'] of patch.matchAll(/^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/gm)) {
    const first = Number(start) + (old === '0' ? 1 : 0)
    if (line < first) break
    if (line < first + Number(old)) return undefined
    by += Number(count) - Number(old)
  }
  return line + by
}
