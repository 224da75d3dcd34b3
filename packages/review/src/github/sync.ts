import { RequestError, type Octokit } from 'octokit'
import { isGraphqlError, untilDone, type AttemptOptions } from '../attempts.js'
import type { Review } from '@undisclosed/project'
import { reviewBody } from '../bodies.js'
import { remarksOf, type Remark } from '../remarks.js'
import { planFor, summaryFor, type NewComment, type Plan } from '../plan.js'
import type { Said } from '../said.js'
import type { ShownLines } from '../shown.js'
import type { Synced } from '../synced.js'
import { shownLines, type PullRequest } from './diff.js'
import { readSaid } from './state.js'

/**
 * Makes a pull request say what a review found, once. Each attempt reads what is there and does what is missing, so that
 * an attempt that was cut off in the middle, even after a post whose answer was lost, is simply followed by another.
 */
export async function syncPullRequest(octokit: Octokit, pull: PullRequest, review: Review, options: AttemptOptions = {}): Promise<Synced> {
  const remarks = remarksOf(review)
  const total: Totals = { created: 0, updated: 0, resolved: 0 }
  return untilDone(options, async () => {
    const said = await readSaid(octokit, pull)
    if (said.head !== review.head) return { outcome: 'superseded', ...total }
    const shown: ShownLines = remarks.length > 0 ? await shownLines(octokit, pull) : new Map()
    await carryOut(
      octokit,
      pull,
      review,
      planFor(remarks, review, said, shown, () => 'suggestion'),
      said,
      total,
    )
    return { outcome: 'said', ...total }
  })
}

interface Totals {
  created: number
  updated: number
  resolved: number
}

async function carryOut(octokit: Octokit, pull: PullRequest, review: Review, plan: Plan, said: Said, total: Totals): Promise<void> {
  const { owner, repo, number } = pull
  const refused = plan.comments.length > 0 ? await comment(octokit, pull, review.head, plan.comments) : []
  total.created += plan.comments.length - refused.length
  await turned(octokit, unresolveThread, plan.reopen)
  total.resolved += await turned(octokit, resolveThread, plan.resolve)
  // After the threads: cut off in between, the old text still says what has to be done.
  for (const { commentId, body } of plan.updates) {
    await octokit.graphql(updateComment, { id: commentId, body })
    total.updated++
  }
  const summary = summaryFor([...plan.outside, ...refused], review, said)
  if (summary === undefined) return
  if (said.summary) await octokit.graphql(updateSummary, { id: said.summary.id, body: summary })
  else await octokit.rest.issues.createComment({ owner, repo, issue_number: number, body: summary })
}

/**
 * Resolves threads, or opens them again, as far as the token may: GitHub asks for `contents: write`, and without it the
 * comments still say what became of the leak. Answers with how many it did.
 */
async function turned(octokit: Octokit, mutation: string, threads: readonly string[]): Promise<number> {
  let done = 0
  try {
    for (; done < threads.length; done++) await octokit.graphql(mutation, { id: threads[done] })
  } catch (error) {
    if (!isForbidden(error)) throw error
  }
  return done
}

/** One review with all comments. Answers with the remarks whose lines GitHub takes no comment on. */
async function comment(octokit: Octokit, pull: PullRequest, head: string, comments: readonly NewComment[]): Promise<Remark[]> {
  const { owner, repo, number } = pull
  const review = (some: readonly NewComment[]) =>
    octokit.rest.pulls.createReview({
      owner,
      repo,
      pull_number: number,
      commit_id: head,
      event: 'COMMENT',
      body: reviewBody(some.map(({ remark }) => remark)),
      comments: some.map(placed),
    })
  try {
    await review(comments)
    return []
  } catch (error) {
    if (!isRefused(error)) throw error
    if (comments.length === 1) return [comments[0]!.remark]
  }
  // One line that GitHub doesn't take refuses them all: each on its own, then.
  const refused: Remark[] = []
  for (const each of comments) {
    try {
      await review([each])
    } catch (error) {
      if (!isRefused(error)) throw error
      refused.push(each.remark)
    }
  }
  return refused
}

function placed({ path, line, endLine, body }: NewComment) {
  const start = line < endLine ? { start_line: line, start_side: 'RIGHT' } : {}
  return { path, line: endLine, side: 'RIGHT', ...start, body }
}

/** Whether a token lacks a permission: told with a status by REST, in the answer by GraphQL. */
export function isForbidden(error: unknown): boolean {
  if (error instanceof RequestError) return error.status === 403 || error.status === 404
  return isGraphqlError(error) && error.errors.some(({ type }) => type === 'FORBIDDEN' || type === 'NOT_FOUND')
}

function isRefused(error: unknown): boolean {
  return error instanceof RequestError && error.status === 422
}

const updateComment = `mutation ($id: ID!, $body: String!) {
  updatePullRequestReviewComment(input: { pullRequestReviewCommentId: $id, body: $body }) { pullRequestReviewComment { id } }
}`
const updateSummary = `mutation ($id: ID!, $body: String!) {
  updateIssueComment(input: { id: $id, body: $body }) { issueComment { id } }
}`
const resolveThread = `mutation ($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { id } } }`
const unresolveThread = `mutation ($id: ID!) { unresolveReviewThread(input: { threadId: $id }) { thread { id } } }`
