import type { Octokit } from 'octokit'
import { markerOf } from '../marker.js'
import type { Said, Thread } from '../said.js'
import type { PullRequest } from './diff.js'

interface Comment {
  readonly id: string
  readonly body: string
  readonly viewerDidAuthor: boolean
}

interface Answer<T> {
  readonly repository: { readonly pullRequest: T }
}

const threadsQuery = `query ($owner: String!, $repo: String!, $number: Int!, $cursor: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      headRefOid
      reviewThreads(first: 100, after: $cursor) {
        pageInfo { hasNextPage endCursor }
        nodes { id isResolved path line startLine comments(first: 1) { nodes { id body viewerDidAuthor } } }
      }
    }
  }
}`

const commentsQuery = `query ($owner: String!, $repo: String!, $number: Int!, $cursor: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      comments(first: 100, after: $cursor) {
        pageInfo { hasNextPage endCursor }
        nodes { id body viewerDidAuthor }
      }
    }
  }
}`

/** Reads what we said. A comment that somebody else wrote with a marker of ours says nothing. */
export async function readSaid(octokit: Octokit, { owner, repo, number }: PullRequest): Promise<Said> {
  const which = { owner, repo, number }
  const { pullRequest } = (
    await octokit.graphql.paginate<
      Answer<{
        readonly headRefOid: string
        readonly reviewThreads: {
          readonly nodes: readonly {
            readonly id: string
            readonly isResolved: boolean
            readonly path: string
            readonly line: number | null
            readonly startLine: number | null
            readonly comments: { readonly nodes: readonly Comment[] }
          }[]
        }
      }>
    >(threadsQuery, which)
  ).repository
  const threads = pullRequest.reviewThreads.nodes.flatMap(({ id, isResolved, path, line, startLine, comments }): Thread[] => {
    const [first] = comments.nodes
    const marker = first?.viewerDidAuthor ? markerOf(first.body) : undefined
    const at = line === null ? undefined : { path, line: startLine ?? line, endLine: line }
    return first && marker ? [{ id, commentId: first.id, isResolved, body: first.body, marker, at }] : []
  })
  const rest = await octokit.graphql.paginate<Answer<{ readonly comments: { readonly nodes: readonly Comment[] } }>>(commentsQuery, which)
  const [summary, ...doubles] = rest.repository.pullRequest.comments.nodes.filter(
    ({ viewerDidAuthor, body }) => viewerDidAuthor && markerOf(body)?.state === 'summary',
  )
  return { head: pullRequest.headRefOid, threads, doubles, ...(summary && { summary }) }
}

/** Where a pull request stands now. */
export interface Tips {
  readonly isOpen: boolean
  /** Commit ids. */
  readonly base: string
  readonly head: string
}

const tipsQuery = `query ($owner: String!, $repo: String!, $number: Int!) {
  repository(owner: $owner, name: $repo) { pullRequest(number: $number) { state baseRefOid headRefOid } }
}`

export async function readTips(octokit: Octokit, { owner, repo, number }: PullRequest): Promise<Tips> {
  const answer = await octokit.graphql<Answer<{ readonly state: string; readonly baseRefOid: string; readonly headRefOid: string }>>(
    tipsQuery,
    {
      owner,
      repo,
      number,
    },
  )
  const { state, baseRefOid, headRefOid } = answer.repository.pullRequest
  return { isOpen: state === 'OPEN', base: baseRefOid, head: headRefOid }
}
