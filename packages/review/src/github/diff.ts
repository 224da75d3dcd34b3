import type { Octokit } from 'octokit'
import { rangesIn, type ShownLines } from '../shown.js'

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
