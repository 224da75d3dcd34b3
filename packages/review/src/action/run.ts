import { appendFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fetchHistory, reviewChange, type Review } from '@undisclosed/project'
import { reportBody } from '../bodies.js'
import { conclusionOf, syncCheckRun } from '../github/check-run.js'
import { createClient } from '../github/client.js'
import { isForbidden, syncPullRequest } from '../github/sync.js'
import { toldFailure } from '../failures.js'
import { countsOf, fails, notesOf } from '../options.js'
import { remarksOf } from '../remarks.js'
import { annotation, failure, notice, silenced } from './commands.js'
import { readEvent, type ChangeEvent } from './event.js'
import { readInputs, type Inputs } from './inputs.js'

type Print = (line: string) => void

/** Runs as a GitHub Action: reviews the event's pull request and answers with the exit code, 0, 1 for findings, 2 for a mistake. */
export async function runAction(env: NodeJS.ProcessEnv, print: Print): Promise<number> {
  try {
    const inputs = readInputs(env)
    const event = readEvent(env)
    const cwd = resolve(env['GITHUB_WORKSPACE'] ?? '.', inputs.workingDirectory)
    await fetchHistory({ cwd, base: event.base, head: event.head })
    const { paths, config, minCertainty } = inputs
    const asked = { paths, ...(config === undefined ? {} : { config }), ...(minCertainty && { minCertainty }) }
    const review = await reviewChange({ cwd, base: event.base, head: event.head, ...asked })
    await tell(env, inputs, event, review, print)
    for (const each of review.silenced) print(silenced(each))
    for (const note of notesOf(review)) print(notice(note))
    print(countsOf(review))
    write(
      env['GITHUB_OUTPUT'],
      `introduced=${review.introduced.length}\nfixed=${review.fixed.length}\nconclusion=${conclusionOf(review)}\n`,
    )
    write(env['GITHUB_STEP_SUMMARY'], reportBody(remarksOf(review), review))
    return fails(review, inputs.failOn) ? 1 : 0
  } catch (error) {
    print(failure(toldFailure(error)))
    return 2
  }
}

/**
 * Comments where the token may write them, on a pull request. A pull request from a fork runs with one that may not: then lines are annotated, as where the host
 * fails.
 */
async function tell(env: NodeJS.ProcessEnv, inputs: Inputs, change: ChangeEvent, review: Review, print: Print): Promise<void> {
  let isTold = false
  const annotate = (): void => review.introduced.forEach((each) => print(annotation(each, review.text(each.told.file))))
  const { owner, repo, number } = change
  const pull = inputs.comments && number !== undefined ? { owner, repo, number } : undefined
  if (inputs.token !== '' && (pull || inputs.checkRun)) {
    const baseUrl = env['GITHUB_API_URL']
    const client = createClient({ token: inputs.token, ...(baseUrl ? { baseUrl } : {}) })
    const options = { log: (message: string) => void print(notice(message)) }
    try {
      if (pull) {
        const { outcome } = await syncPullRequest(client, pull, review, options)
        if (outcome === 'superseded') print(notice('the branch has moved on; its newest commit is reviewed by its own run'))
        isTold = true
      }
    } catch (error) {
      if (!isForbidden(error)) {
        annotate()
        throw error
      }
      print(
        notice('this token may not comment (permissions: pull-requests: write) or has reached its limit; the lines are annotated instead'),
      )
    }
    if (inputs.checkRun && !(await syncCheckRun(client, change, review, options)))
      print(notice('this token may not write checks (permissions: checks: write)'))
  }
  if (!isTold) annotate()
}

function write(path: string | undefined, text: string): void {
  if (path) appendFileSync(path, text)
}
