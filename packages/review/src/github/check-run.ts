import { createHash } from 'node:crypto'
import type { Octokit } from 'octokit'
import { untilDone, type AttemptOptions } from '../attempts.js'
import { annotationOf, asideParts } from '../bodies.js'
import type { Introduced, Review } from '@undisclosed/project'
import type { PullRequest } from './diff.js'
import { isForbidden } from './sync.js'

const name = 'undisclosed'
/** As GitHub takes in one request. */
const annotationsEach = 50
const annotationsInAll = 1_000

export type Conclusion = 'success' | 'neutral' | 'failure'

/** Errors fail; warnings, and what the change keeps from being told, are for people to judge. */
export function conclusionOf({ introduced, silenced, unread }: Review): Conclusion {
  if (introduced.some(({ finding }) => finding.severity === 'error')) return 'failure'
  return introduced.length + silenced.length + unread.length > 0 ? 'neutral' : 'success'
}

/**
 * Makes the commit's check run say what was found. Annotations can only be added, 50 at a time: a run that was cut off is
 * found by what it is about, and goes on where it stopped. Answers false where the token may not write checks.
 */
export async function syncCheckRun(
  octokit: Octokit,
  { owner, repo }: Omit<PullRequest, 'number'>,
  review: Review,
  options: AttemptOptions = {},
): Promise<boolean> {
  const annotations = review.introduced.slice(0, annotationsInAll).map((each) => placed(each, review.text(each.told.file)))
  const conclusion = conclusionOf(review)
  const output = { title: titleOf(review), summary: summaryOf(review) }
  const about = createHash('sha256')
    .update(JSON.stringify([review.head, output, annotations]))
    .digest('hex')
  const first = annotations.slice(0, annotationsEach)
  const isWhole = annotations.length <= annotationsEach
  const done = { status: 'completed', conclusion } as const
  const attempt = async (): Promise<void> => {
    const runs = await octokit.paginate(octokit.rest.checks.listForRef, { owner, repo, ref: review.head, check_name: name, per_page: 100 })
    const known = runs.find((run) => run.external_id === about)
    if (known?.status === 'completed') return
    const state = isWhole ? done : ({ status: 'in_progress' } as const)
    const fresh = { owner, repo, name, head_sha: review.head, external_id: about, ...state, output: { ...output, annotations: first } }
    const run = known ?? (await octokit.rest.checks.create(fresh)).data
    if (isWhole && !known) return
    for (let from = run.output.annotations_count, isLast = false; !isLast; from += annotationsEach) {
      isLast = from + annotationsEach >= annotations.length
      const some = annotations.slice(from, from + annotationsEach)
      await octokit.rest.checks.update({
        owner,
        repo,
        check_run_id: run.id,
        ...(isLast ? done : {}),
        output: { ...output, annotations: some },
      })
    }
  }
  try {
    await untilDone(options, attempt)
    return true
  } catch (error) {
    if (isForbidden(error)) return false
    throw error
  }
}

function placed(each: Introduced, text: string) {
  const { file, line, endLine, columns, severity, title, text: message } = annotationOf(each, text)
  return {
    path: file,
    start_line: line,
    end_line: endLine,
    ...(columns && { start_column: columns[0], end_column: columns[1] }),
    annotation_level: severity === 'error' ? ('failure' as const) : ('warning' as const),
    title,
    message,
  }
}

function titleOf({ introduced }: Review): string {
  if (introduced.length === 0) return 'Nothing introduced'
  return introduced.length === 1 ? '1 finding introduced' : `${introduced.length} findings introduced`
}

function summaryOf(review: Review): string {
  const { base, head, present, fixed, introduced } = review
  const aside = asideParts(review)
  const more = introduced.length > annotationsInAll ? ` ${annotationsInAll} of them are shown.` : ''
  return `${titleOf(review)} from ${base.slice(0, 10)} to ${head.slice(0, 10)}, ${fixed.length} fixed, ${present} there before.${more}${aside.map((part) => `\n\n${part}`).join('')}`
}
