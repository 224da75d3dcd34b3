import { createObjects, fetchMirror, reviewChange, type Objects } from '@undisclosed/project'
import { App, Octokit } from 'octokit'
import { syncCheckRun } from '../github/check-run.js'
import { createClient } from '../github/client.js'
import { readTips } from '../github/state.js'
import { syncPullRequest, tellGivenUp } from '../github/sync.js'
import type { Asked } from './jobs.js'
import { mirrorOf } from './mirrors.js'

/** What a reviewer is told once, when it starts. Plain data: it crosses to a process. */
export interface ReviewerSettings {
  readonly folder: string
  /** Repositories are fetched from here: `https://github.com`. */
  readonly gitUrl: string
  readonly apiUrl?: string
  /** One of both. */
  readonly token?: string
  readonly app?: { readonly id: string; readonly privateKey: string }
  readonly checkRun: boolean
  readonly pace?: number
  readonly pause?: number
}

/** Repositories whose files and facts are kept for the next review. */
const keptRepositories = 3
/** Characters of blobs of one repository that are kept. */
const keptSize = 150_000_000

/** Reviews pull requests one after the other, and keeps what the next review of the same repository can use. */
export function createReviewer(settings: ReviewerSettings): (asked: Asked) => Promise<Record<string, string | number>> {
  const kept = new Map<string, Objects>()
  const tokenFor = tokens(settings)
  return async ({ owner, repo, number, installation, isGivenUp }) => {
    const { apiUrl, gitUrl, folder, pace, pause, checkRun } = settings
    const token = await tokenFor(installation)
    const client = createClient({ token, ...(apiUrl ? { baseUrl: apiUrl } : {}), ...(pace === undefined ? {} : { pace }) })
    const pull = { owner, repo, number }
    const tips = await readTips(client, pull)
    if (!tips.isOpen) return { outcome: 'closed' }
    const attempts = pause === undefined ? {} : { pause }
    if (isGivenUp) {
      await tellGivenUp(client, pull, tips.head, attempts)
      return { outcome: 'given up' }
    }
    const cwd = mirrorOf(folder, pull)
    await fetchMirror({ cwd, url: `${gitUrl}/${owner}/${repo}.git`, token, base: tips.base, head: tips.head })
    const name = `${owner}/${repo}`
    const objects = kept.get(name) ?? createObjects()
    const review = await reviewChange({ cwd, base: tips.base, head: tips.head, objects })
    keep(kept, name, objects)
    const synced = await syncPullRequest(client, pull, review, attempts)
    if (checkRun) await syncCheckRun(client, pull, review, attempts)
    const { introduced, fixed, silenced, notes } = review
    return { ...synced, introduced: introduced.length, fixed: fixed.length, silenced: silenced.length, leftOut: notes.length }
  }
}

function tokens({ app, apiUrl, token }: ReviewerSettings): (installation: number | undefined) => Promise<string> {
  if (!app) return () => Promise.resolve(token ?? '')
  const { octokit } = new App({
    appId: app.id,
    privateKey: app.privateKey,
    ...(apiUrl ? { Octokit: Octokit.defaults({ baseUrl: apiUrl }) } : {}),
  })
  return async (installationId) => {
    const { token: fresh } = (await octokit.auth({ type: 'installation', installationId })) as { readonly token: string }
    return fresh
  }
}

/** The latest repositories stay, and of them no more than fits. */
function keep(kept: Map<string, Objects>, name: string, objects: Objects): void {
  kept.delete(name)
  let size = 0
  for (const blob of objects.blobs.values()) size += blob.length
  if (size <= keptSize) kept.set(name, objects)
  while (kept.size > keptRepositories) kept.delete(kept.keys().next().value!)
}
