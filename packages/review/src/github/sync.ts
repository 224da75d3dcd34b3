import { RequestError, type Octokit } from 'octokit'
import { isGraphqlError, untilDone, type AttemptOptions } from '../attempts.js'
import type { Review } from '@undisclosed/project'
import { doubleBody, givenUpBody, reviewBody } from '../bodies.js'
import { inPlaceOf } from '../marker.js'
import { remarksOf, type Remark } from '../remarks.js'
import { closingsOf, newSummary, planFor, summaryFor, type NewComment, type Plan } from '../plan.js'
import type { Said } from '../said.js'
import type { ShownLines } from '../shown.js'
import { untilSaid, type Synced, type Totals } from '../synced.js'
import { shownLines, type PullRequest } from './diff.js'
import { readSaid, readTips } from './state.js'

/**
 * Makes a pull request say what a review found, once. Each attempt reads what is there and does what is missing, so that
 * an attempt that was cut off in the middle, even after a post whose answer was lost, is simply followed by another.
 */
export async function syncPullRequest(octokit: Octokit, pull: PullRequest, review: Review, options: AttemptOptions = {}): Promise<Synced> {
  const remarks = remarksOf(review)
  let shown: ShownLines | undefined
  return untilSaid(options, async (total, isAgain) => {
    const said = await readSaid(octokit, pull)
    if (said.head !== review.head) return 'superseded'
    shown ??= remarks.length > 0 ? await shownLines(octokit, pull) : new Map()
    const plan = planFor(remarks, review, said, shown, () => 'suggestion')
    return carryOut(octokit, pull, review, isAgain ? closingsOf(plan) : plan, said, total)
  })
}

/** Answers with whether anything was posted. */
async function carryOut(
  octokit: Octokit,
  pull: PullRequest,
  review: Review,
  plan: Plan,
  said: Said,
  total: Totals,
): Promise<'posted' | 'done' | 'superseded'> {
  const refused = plan.comments.length > 0 ? await comment(octokit, pull, review.head, plan.comments) : []
  if (refused === 'superseded') return refused
  const created = plan.comments.length - refused.length
  total.created += created
  await turned(octokit, unresolveThread, plan.reopen)
  total.resolved += await turned(octokit, resolveThread, plan.resolve)
  // After the threads: cut off in between, the old text still says what has to be done.
  for (const { commentId, body } of plan.updates) {
    await octokit.graphql(updateComment, { id: commentId, body })
    total.updated++
  }
  for (const { id, body } of said.doubles) await octokit.graphql(updateSummary, { id, body: inPlaceOf(body, doubleBody(review.head)) })
  const summary = plan.isClosing ? undefined : summaryFor([...plan.outside, ...refused], review, said)
  if (summary !== undefined) await summarize(octokit, pull, said, summary)
  return created > 0 || (summary !== undefined && !said.summary) ? 'posted' : 'done'
}

async function summarize(octokit: Octokit, { owner, repo, number }: PullRequest, { summary }: Said, body: string): Promise<void> {
  if (summary) await octokit.graphql(updateSummary, { id: summary.id, body })
  else await octokit.rest.issues.createComment({ owner, repo, issue_number: number, body })
}

/** Makes a pull request say that its review was given up. The next one that comes about takes its place. */
export async function tellGivenUp(octokit: Octokit, pull: PullRequest, head: string, options: AttemptOptions = {}): Promise<void> {
  await untilDone(options, async () => {
    const said = await readSaid(octokit, pull)
    const body = said.head === head ? newSummary(said.summary, givenUpBody(head)) : undefined
    if (body !== undefined) await summarize(octokit, pull, said, body)
  })
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
async function comment(
  octokit: Octokit,
  pull: PullRequest,
  head: string,
  comments: readonly NewComment[],
): Promise<readonly Remark[] | 'superseded'> {
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
    // On a commit that was pushed away it takes none.
    if ((await readTips(octokit, pull)).head !== head) return 'superseded'
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
