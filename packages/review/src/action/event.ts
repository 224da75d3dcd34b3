import { readFileSync } from 'node:fs'
import { ConfigError } from '@undisclosed/project'

/** The change that an event is about. */
export interface ChangeEvent {
  readonly owner: string
  readonly repo: string
  /** Of the pull request; absent in a merge queue, where several are merged as one. */
  readonly number?: number
  /** Commit ids. */
  readonly base: string
  readonly head: string
}

/** Reads a `pull_request`, `pull_request_target` or `merge_group` event. What a person could have written in it is not looked at. */
export function readEvent(env: NodeJS.ProcessEnv): ChangeEvent {
  const path = env['GITHUB_EVENT_PATH']
  if (!path) throw new ConfigError('GITHUB_EVENT_PATH is not set: this runs as a GitHub Action')
  const { pull_request: pull, merge_group: group } = contentOf(path) ?? {}
  if (!pull && !group) throw new ConfigError(`the event “${env['GITHUB_EVENT_NAME'] ?? ''}” has no pull request. Run this on: pull_request`)
  const [owner, repo, ...more] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
  if (!owner || !repo || more.length > 0) throw new ConfigError('GITHUB_REPOSITORY is not set to owner/name')
  if (group) {
    if (!isCommit(group.base_sha) || !isCommit(group.head_sha)) throw new ConfigError('the event’s merge group lacks its commits')
    return { owner, repo, base: group.base_sha, head: group.head_sha }
  }
  const { number, base, head } = pull!
  if (typeof number !== 'number' || !isCommit(base?.sha) || !isCommit(head?.sha))
    throw new ConfigError('the event’s pull request lacks its number or its commits')
  return { owner, repo, number, base: base.sha, head: head.sha }
}

interface Content {
  readonly merge_group?: { readonly base_sha?: unknown; readonly head_sha?: unknown }
  readonly pull_request?: {
    readonly number?: unknown
    readonly base?: { readonly sha?: unknown }
    readonly head?: { readonly sha?: unknown }
  }
}

function contentOf(path: string): Content | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Content | null
  } catch (error) {
    const why = error instanceof SyntaxError ? 'holds no JSON' : 'cannot be read'
    throw new ConfigError(`the event’s file ${path}, which GITHUB_EVENT_PATH names, ${why}`, { cause: error })
  }
}

function isCommit(sha: unknown): sha is string {
  return typeof sha === 'string' && /^[0-9a-f]{40,64}$/.test(sha)
}
