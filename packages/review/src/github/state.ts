import type { Octokit } from 'octokit'
import { markerOf, type Marker } from '../marker.js'
import type { PullRequest } from './diff.js'

/** A thread that we began. */
export interface Thread {
  readonly id: string
  readonly commentId: string
  readonly isResolved: boolean
  readonly body: string
  readonly marker: Marker
}

/** What we have said on a pull request so far. */
export interface Said {
  /** Commit id of the branch now. */
  readonly head: string
  readonly threads: readonly Thread[]
  readonly summary?: { readonly id: string; readonly body: string }
}

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
        nodes { id isResolved comments(first: 1) { nodes { id body viewerDidAuthor } } }
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
            readonly comments: { readonly nodes: readonly Comment[] }
          }[]
        }
      }>
    >(threadsQuery, which)
  ).repository
  const threads = pullRequest.reviewThreads.nodes.flatMap(({ id, isResolved, comments }): Thread[] => {
    const [first] = comments.nodes
    const marker = first?.viewerDidAuthor ? markerOf(first.body) : undefined
    return first && marker ? [{ id, commentId: first.id, isResolved, body: first.body, marker }] : []
  })
  const rest = await octokit.graphql.paginate<Answer<{ readonly comments: { readonly nodes: readonly Comment[] } }>>(commentsQuery, which)
  const summary = rest.repository.pullRequest.comments.nodes.find(
    ({ viewerDidAuthor, body }) => viewerDidAuthor && markerOf(body)?.state === 'summary',
  )
  return { head: pullRequest.headRefOid, threads, ...(summary && { summary: { id: summary.id, body: summary.body } }) }
}
