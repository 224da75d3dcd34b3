/** Objects as GitHub sends them, whole enough for its description. */

export interface File {
  readonly sha: string
  readonly filename: string
  readonly status: string
  readonly additions: number
  readonly deletions: number
  readonly changes: number
  readonly blob_url: string
  readonly raw_url: string
  readonly contents_url: string
  readonly patch?: string
  /** First and last line of each hunk: not sent. */
  readonly shown: readonly (readonly [number, number])[]
}

/** What is read of the bodies of requests. */
export interface Bodies {
  readonly body?: string
  readonly commit_id?: string
  readonly comments?: readonly { readonly path: string; readonly line: number; readonly start_line?: number; readonly body: string }[]
  readonly name?: string
  readonly head_sha?: string
  readonly external_id?: string
  readonly status?: string
  readonly conclusion?: string
  readonly output?: { readonly annotations?: readonly unknown[] }
}

const at = 'http://127.0.0.1/x'
const when = '2026-01-02T03:04:05Z'

/** The files of `git diff`, with the patches that GitHub cuts off where they are large. */
export function filesOf(diff: string, names: readonly string[]): File[] {
  return diff
    .split(/^diff --git /m)
    .slice(1)
    .map((section, index) => {
      const filename = names[index]!
      const patch = section.slice(Math.max(0, section.indexOf('\n@@ ') + 1))
      const shown = [...patch.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map(
        ([, start, count = '1']) => [Number(start), Number(start) + Number(count) - 1] as const,
      )
      const isLarge = patch.length > 100_000
      const file = {
        sha: 'a'.repeat(40),
        filename,
        status: 'modified',
        additions: 1,
        deletions: 1,
        changes: 2,
        blob_url: at,
        raw_url: at,
        contents_url: at,
        ...(isLarge ? {} : { patch }),
      }
      return Object.defineProperty({ ...file, shown: [] }, 'shown', { value: isLarge ? [] : shown, enumerable: false })
    })
}

const user = {
  login: 'undisclosed[bot]',
  id: 1,
  node_id: 'U1',
  avatar_url: at,
  gravatar_id: '',
  url: at,
  html_url: at,
  followers_url: at,
  following_url: at,
  gists_url: at,
  starred_url: at,
  subscriptions_url: at,
  organizations_url: at,
  repos_url: at,
  events_url: at,
  received_events_url: at,
  type: 'Bot',
  site_admin: false,
}

export const secondaryLimit = {
  message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
  documentation_url: 'https://docs.github.com/rest/overview/rate-limits-for-the-rest-api#about-secondary-rate-limits',
}

export function review(id: number, body: string, commit: string) {
  return {
    id,
    node_id: `R${id}`,
    user,
    body,
    state: 'COMMENTED',
    html_url: at,
    pull_request_url: at,
    _links: { html: { href: at }, pull_request: { href: at } },
    submitted_at: when,
    commit_id: commit,
    author_association: 'NONE',
  }
}

export function issueComment(id: number, body: string) {
  return {
    id,
    node_id: `C${id}`,
    url: at,
    html_url: at,
    body,
    user,
    created_at: when,
    updated_at: when,
    issue_url: at,
    author_association: 'NONE',
    performed_via_github_app: null,
  }
}

export function checkRun(run: {
  readonly id: number
  readonly name: string
  readonly headSha: string
  readonly externalId: string
  readonly status: string
  readonly conclusion: string | null
  readonly annotations: readonly unknown[]
}) {
  return {
    id: run.id,
    head_sha: run.headSha,
    node_id: `K${run.id}`,
    external_id: run.externalId,
    url: at,
    html_url: at,
    details_url: at,
    status: run.status,
    conclusion: run.conclusion,
    started_at: when,
    completed_at: run.status === 'completed' ? when : null,
    output: { title: 't', summary: 's', text: null, annotations_count: run.annotations.length, annotations_url: at },
    name: run.name,
    check_suite: { id: 1 },
    app: null,
    pull_requests: [],
  }
}
