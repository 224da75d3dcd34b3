import { parseArgs } from 'node:util'
import { ConfigError, reviewChange } from '@undisclosed/project'
import { addressOf, common, countsOf, fails, failOnOf, needed, notesOf, parsed, reviewOptions } from '../options.js'
import { syncCheckRun } from './check-run.js'
import { createClient } from './client.js'
import { syncPullRequest } from './sync.js'

/** `undisclosed-review github`: comments from any CI. */
export async function runGithub(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const options = { ...common, repo: { type: 'string' }, pull: { type: 'string' }, 'check-run': { type: 'boolean' } } as const
  const { values, positionals } = parsed(() => parseArgs({ args: [...args], options, allowPositionals: true, strict: true }))
  const [owner = '', repo = '', ...more] = needed('--repo OWNER/NAME', values.repo).split('/')
  const number = needed('--pull N', values.pull)
  if (owner === '' || repo === '' || more.length > 0) throw new ConfigError(`--repo ${values.repo!}: it takes OWNER/NAME`)
  if (!/^[1-9]\d*$/.test(number)) throw new ConfigError(`--pull ${number}: it takes a number`)
  const failOn = failOnOf('--fail-on', values['fail-on'])
  const pull = { owner, repo, number: Number(number) }
  const baseUrl = values['api-url'] ?? env['GITHUB_API_URL']
  const client = createClient({
    token: needed('the environment’s GITHUB_TOKEN', env['GITHUB_TOKEN']),
    ...(baseUrl ? { baseUrl: addressOf('--api-url', baseUrl) } : {}),
  })
  const review = await reviewChange({ cwd: process.cwd(), base: needed('--base REF', values.base), ...reviewOptions(values, positionals) })
  const log = (message: string): void => void process.stderr.write(`${message}\n`)
  const { outcome } = await syncPullRequest(client, pull, review, { log })
  if (outcome === 'superseded') log('the branch has moved on: nothing was said on its older commit')
  if (values['check-run'] && !(await syncCheckRun(client, pull, review, { log }))) log('this token may not write checks')
  notesOf(review).forEach(log)
  process.stdout.write(`${countsOf(review)}\n`)
  return fails(review, failOn) ? 1 : 0
}
