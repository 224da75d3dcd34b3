/** A pull request that is to be reviewed, as it is when its turn comes. */
export interface Job {
  readonly owner: string
  readonly repo: string
  readonly number: number
  /** Of the GitHub App, where it runs as one. */
  readonly installation?: number
}

/** What a process that reviews is asked: a review, or to say on its pull request that there is none. */
export type Asked = Job & { readonly isGivenUp?: true }

export function keyOf({ owner, repo, number }: Job): string {
  return `${owner}/${repo}#${number}`
}

/** What a delivery asks for: `none` where it is no push to an open pull request, `broken` where it is one of none that can be. */
export function jobOf(event: string, payload: object): Job | 'none' | 'broken' {
  if (event !== 'pull_request') return 'none'
  const { action, number, repository, installation } = payload as {
    readonly action?: unknown
    readonly number?: unknown
    readonly repository?: { readonly name?: unknown; readonly owner?: { readonly login?: unknown } | null } | null
    readonly installation?: { readonly id?: unknown } | null
  }
  if (typeof action !== 'string' || !actions.has(action)) return 'none'
  const owner = repository?.owner?.login
  const repo = repository?.name
  if (!isCount(number) || !isName(owner) || !isName(repo)) return 'broken'
  if (!installation) return { owner, repo, number }
  return isCount(installation.id) ? { owner, repo, number, installation: installation.id } : 'broken'
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1
}

const actions = new Set(['opened', 'synchronize', 'reopened', 'ready_for_review', 'edited'])

/** A name that is a folder's name and nothing more. */
function isName(text: unknown): text is string {
  return typeof text === 'string' && /^[\w.-]{1,100}$/.test(text) && !/^\.+$/.test(text) && !text.startsWith('-')
}
