/** A pull request that is to be reviewed, as it is when its turn comes. */
export interface Job {
  readonly owner: string
  readonly repo: string
  readonly number: number
  /** Of the GitHub App, where it runs as one. */
  readonly installation?: number
}

export function keyOf({ owner, repo, number }: Job): string {
  return `${owner}/${repo}#${number}`
}

/** What a delivery asks for: nothing where it is no push to an open pull request. */
export function jobOf(event: string, payload: unknown): Job | undefined {
  if (event !== 'pull_request') return undefined
  const { action, number, repository, installation } = payload as {
    readonly action?: unknown
    readonly number?: unknown
    readonly repository?: { readonly name?: unknown; readonly owner?: { readonly login?: unknown } }
    readonly installation?: { readonly id?: unknown }
  }
  if (typeof action !== 'string' || !actions.has(action)) return undefined
  const owner = repository?.owner?.login
  const repo = repository?.name
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || !isName(owner) || !isName(repo)) return undefined
  return { owner, repo, number, ...(typeof installation?.id === 'number' ? { installation: installation.id } : {}) }
}

const actions = new Set(['opened', 'synchronize', 'reopened', 'ready_for_review', 'edited'])

/** A name that is a folder's name and nothing more. */
function isName(text: unknown): text is string {
  return typeof text === 'string' && /^[\w.-]{1,100}$/.test(text) && !/^\.+$/.test(text) && !text.startsWith('-')
}
