import type { Octokit } from 'octokit'
import type { LineRange } from '@undisclosed/project'

/** The lines of the head that a pull request's diff shows, by file: there and nowhere else GitHub takes comments. */
export type ShownLines = ReadonlyMap<string, readonly LineRange[]>

export interface PullRequest {
  readonly owner: string
  readonly repo: string
  readonly number: number
}

/** GitHub lists 3,000 files at most, and gives no patch for large ones; those take no comments on lines. */
export async function shownLines(octokit: Octokit, { owner, repo, number }: PullRequest): Promise<ShownLines> {
  const files = await octokit.paginate(octokit.rest.pulls.listFiles, { owner, repo, pull_number: number, per_page: 100 })
  return new Map(files.map(({ filename, patch }) => [filename, patch === undefined ? [] : rangesIn(patch)]))
}

function rangesIn(patch: string): LineRange[] {
  const ranges: LineRange[] = []
  for (const [, start = '0', count = '1'] of patch.matchAll(/^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/gm)) {
    if (count !== '0') ranges.push({ line: Number(start), endLine: Number(start) + Number(count) - 1 })
  }
  return ranges
}

/** The part of a range that one hunk shows. */
export function shownPart(shown: ShownLines, file: string, { line, endLine }: LineRange): LineRange | undefined {
  const hunk = shown.get(file)?.find((range) => range.line <= endLine && line <= range.endLine)
  return hunk && { line: Math.max(line, hunk.line), endLine: Math.min(endLine, hunk.endLine) }
}
