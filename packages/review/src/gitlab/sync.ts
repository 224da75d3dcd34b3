import type { Review } from '@undisclosed/project'
import { isHttpError, isOfHost, type AttemptOptions } from '../attempts.js'
import { doubleBody } from '../bodies.js'
import { inPlaceOf } from '../marker.js'
import { closingsOf, planFor, summaryFor, type NewComment, type Plan } from '../plan.js'
import { remarksOf, type Remark } from '../remarks.js'
import type { Said } from '../said.js'
import { untilSaid, type Synced, type Totals } from '../synced.js'
import type { Gitlab } from './client.js'
import { readSaid, readShown, type DiffRefs, type MergeRequest, type Shown } from './state.js'

const nothing: Shown = { lines: new Map(), oldPaths: new Map(), oldLine: () => undefined }

/** Makes a merge request say what a review found, once: as `syncPullRequest`, with a discussion for each remark. */
export async function syncMergeRequest(gitlab: Gitlab, merge: MergeRequest, review: Review, options: AttemptOptions = {}): Promise<Synced> {
  const remarks = remarksOf(review)
  let shown: Shown | undefined
  return untilSaid(options, async (total, isAgain) => {
    const said = await readSaid(gitlab, merge)
    if (said.head !== review.head) return 'superseded'
    shown ??= remarks.length > 0 ? await readShown(gitlab, merge) : nothing
    // GitLab counts the lines of a suggestion from the last one that its discussion stands at.
    const plan = planFor(remarks, review, said, shown.lines, ({ line, endLine }) => `suggestion:-${endLine - line}+0`)
    return carryOut(gitlab, merge, review, isAgain ? closingsOf(plan) : plan, { said, shown }, total)
  })
}

interface Read {
  readonly said: Said & { readonly refs: DiffRefs }
  readonly shown: Shown
}

/** Answers with whether anything was posted. */
async function carryOut(
  gitlab: Gitlab,
  merge: MergeRequest,
  review: Review,
  plan: Plan,
  { said, shown }: Read,
  total: Totals,
): Promise<'posted' | 'done'> {
  const { project, number } = merge
  const refused: Remark[] = []
  for (const comment of plan.comments) {
    if (await discuss(gitlab, merge, said.refs, shown, comment)) total.created++
    else refused.push(comment.remark)
  }
  await turned(gitlab, merge, plan.reopen, false)
  total.resolved += await turned(gitlab, merge, plan.resolve, true)
  // After the threads: cut off in between, the old text still says what has to be done.
  for (const { commentId, body } of plan.updates) {
    const [discussion = '', note = ''] = commentId.split('/')
    await gitlab.discussions.editNote(project, number, discussion, Number(note), { body })
    total.updated++
  }
  for (const { id, body } of said.doubles)
    await gitlab.notes.edit(project, number, Number(id), { body: inPlaceOf(body, doubleBody(review.head)) })
  const summary = plan.isClosing ? undefined : summaryFor([...plan.outside, ...refused], review, said)
  if (summary !== undefined && said.summary) await gitlab.notes.edit(project, number, Number(said.summary.id), { body: summary })
  else if (summary !== undefined) await gitlab.notes.create(project, number, summary)
  return plan.comments.length > refused.length || (summary !== undefined && !said.summary) ? 'posted' : 'done'
}

/** Resolves discussions, or opens them again, as far as the token’s role may: without, their notes still say what became of the leak. */
async function turned(
  gitlab: Gitlab,
  { project, number }: MergeRequest,
  discussions: readonly string[],
  isResolved: boolean,
): Promise<number> {
  let done = 0
  try {
    for (; done < discussions.length; done++) await gitlab.discussions.resolve(project, number, discussions[done]!, isResolved)
  } catch (error) {
    if (!isHttpError(error) || error.status !== 403 || isOfHost(error)) throw error
  }
  return done
}

/** Answers false where GitLab takes no comment on the line. */
async function discuss(gitlab: Gitlab, merge: MergeRequest, refs: DiffRefs, shown: Shown, comment: NewComment): Promise<boolean> {
  const oldLine = shown.oldLine(comment.path, comment.endLine)
  const position = {
    position_type: 'text',
    ...refs,
    new_path: comment.path,
    old_path: shown.oldPaths.get(comment.path) ?? comment.path,
    new_line: String(comment.endLine),
    // A line that did not change is named in both versions.
    ...(oldLine === undefined ? {} : { old_line: String(oldLine) }),
  }
  // The library's own `position` is cut at every “&” and “=”, which names of files may hold.
  const fields = Object.fromEntries(Object.entries(position).map(([name, value]) => [`position[${name}]`, value]))
  try {
    await gitlab.discussions.create(merge.project, merge.number, comment.body, { ...fields, isForm: true } as object)
    return true
  } catch (error) {
    if (isHttpError(error) && error.status === 400) return false
    throw error
  }
}
