import { parseArgs } from 'node:util'
import { ConfigError, fetchHistory, reviewChange } from '@undisclosed/project'
import { addressOf, common, countsOf, fails, failOnOf, needed, notesOf, parsed, reviewOptions } from '../options.js'
import { createGitlab } from './client.js'
import { syncMergeRequest } from './sync.js'

/** `undisclosed-review gitlab`: a job of a merge request pipeline, which tells what is not given. */
export async function runGitlab(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = { ...common, project: { type: 'string' }, 'merge-request': { type: 'string' } } as const
  const { values, positionals } = parsed(() => parseArgs({ args: [...args], options, allowPositionals: true, strict: true }))
  // A pipeline of a fork's branch runs in the fork, where another merge request may have the number.
  const project = needed('--project ID', values.project ?? env['CI_MERGE_REQUEST_PROJECT_ID'] ?? env['CI_PROJECT_ID'])
  const number = needed('--merge-request N', values['merge-request'] ?? env['CI_MERGE_REQUEST_IID'])
  if (!/^[1-9]\d*$/.test(number)) throw new ConfigError(`--merge-request ${number}: it takes a number`)
  const apiUrl = addressOf('--api-url', values['api-url'] ?? env['CI_API_V4_URL'] ?? 'https://gitlab.com/api/v4')
  const gitlab = createGitlab({ apiUrl, token: needed('the environment’s GITLAB_TOKEN', env['GITLAB_TOKEN']) })
  const failOn = failOnOf('--fail-on', values['fail-on'])
  const base = needed('--base REF', values.base ?? env['CI_MERGE_REQUEST_DIFF_BASE_SHA'])
  // A pipeline for merged results runs on a commit that is no branch's: then the source branch's is named beside it.
  const head = values.head ?? (env['CI_MERGE_REQUEST_SOURCE_BRANCH_SHA'] || env['CI_COMMIT_SHA'])
  const cwd = process.cwd()
  // A pipeline's clone is shallow.
  if (values.base === undefined && head !== undefined) await fetchHistory({ cwd, base, head })
  const review = await reviewChange({ cwd, base, ...reviewOptions({ ...values, ...(head === undefined ? {} : { head }) }, positionals) })
  const log = (message: string): void => void process.stderr.write(`${message}\n`)
  const { outcome } = await syncMergeRequest(gitlab, { project, number: Number(number) }, review, { log })
  if (outcome === 'superseded') log('the branch has moved on: nothing was said on its older commit')
  notesOf(review).forEach(log)
  process.stdout.write(`${countsOf(review)}\n`)
  return fails(review, failOn) ? 1 : 0
}
