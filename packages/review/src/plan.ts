import type { LineRange, Review } from '@undisclosed/project'
import { bodyOf, goneBody, summaryBody, type Aside, type Gone } from './bodies.js'
import { inPlaceOf, named, withoutMarker } from './marker.js'
import type { Remark } from './remarks.js'
import type { Said, Thread } from './said.js'
import { shownPart, type ShownLines } from './shown.js'

/** More comments than this nobody reads; the rest goes into the summary. */
export const commentCap = 50

export interface NewComment extends LineRange {
  readonly path: string
  readonly body: string
  readonly remark: Remark
}

/** Characters that GitHub takes of a comment: past it, as where people added very much, the text stays as it is. */
const bodyCap = 65_536

/** What has to be done so that a pull request says what there is to say, once. Empty where it does. */
export interface Plan {
  readonly comments: readonly NewComment[]
  readonly updates: readonly { readonly commentId: string; readonly body: string }[]
  readonly resolve: readonly string[]
  readonly reopen: readonly string[]
  /** What no comment can be made on. */
  readonly outside: readonly Remark[]
  /** Nothing is posted, and the summary is left alone. */
  readonly isClosing?: true
}

/**
 * What is left of a plan that was made right after posting. Hosts may show what was posted a moment later, so that what seems to be missing
 * is not posted again: only what is there twice is closed.
 */
export function closingsOf(plan: Plan): Plan {
  return { ...plan, comments: [], outside: [], isClosing: true }
}

/** The info string of a fence that suggests other lines than those its comment stands at. */
export type SuggestionFence = (lines: LineRange) => string

export function planFor(
  remarks: readonly Remark[],
  { head, silenced }: Pick<Review, 'head' | 'silenced'>,
  said: Said,
  shown: ShownLines,
  fence: SuggestionFence,
): Plan {
  const silent = new Set(silenced.map(({ finding }) => finding.fingerprint))
  const told = new Set(remarks.flatMap(({ fingerprints }) => fingerprints))
  const rest = new Set(said.threads)
  const isOpen = ({ marker, isResolved }: Thread): boolean => marker.state === 'open' && !isResolved
  const free = commentCap - said.threads.filter(isOpen).length
  const comments: NewComment[] = []
  const updates: { commentId: string; body: string }[] = []
  const reopen: string[] = []
  const resolve: string[] = []
  const outside: Remark[] = []
  for (const remark of remarks) {
    const comment = commentOn(remark, shown, fence)
    const thread = threadFor(remark, rest)
    if (!thread) {
      if (comment && comments.length < free) comments.push(comment)
      else outside.push(remark)
      continue
    }
    rest.delete(thread)
    // Somebody closed it with the findings still there: they have been seen.
    if (thread.marker.state === 'open' && thread.isResolved && namesAll(thread, remark)) continue
    const body = inPlaceOf(thread.body, comment && standsAt(thread, comment) ? comment.body : bodyOf(remark))
    if (isOther(thread.body, body)) updates.push({ commentId: thread.commentId, body })
    if (thread.isResolved) reopen.push(thread.id)
  }
  for (const { marker, id, commentId, isResolved, body } of rest) {
    if (marker.state !== 'open') continue
    const isAny = (of: ReadonlySet<string>): boolean => marker.fingerprints.some((each) => of.has(each))
    // Two runs at the same time tell of it twice; and two remarks may become one.
    const why: Gone = isAny(told) ? 'elsewhere' : isAny(silent) ? 'silenced' : 'fixed'
    updates.push({ commentId, body: inPlaceOf(body, goneBody(body, head, marker.fingerprints, why)) })
    if (!isResolved) resolve.push(id)
  }
  return { comments, updates: updates.filter(({ body }) => body.length <= bodyCap), resolve, reopen, outside }
}

function commentOn(remark: Remark, shown: ShownLines, fence: SuggestionFence): NewComment | undefined {
  const { replacement, file } = remark
  // A suggestion replaces the lines that its comment stands at, all of which the diff has to show.
  const whole = replacement && shownPart(shown, file, replacement)
  const suggests = whole !== undefined && whole.line === replacement?.line && whole.endLine === replacement.endLine
  const part = suggests ? whole : shownPart(shown, file, remark)
  return part && { ...part, path: file, body: suggests ? bodyOf(remark, fence(whole)) : bodyOf(remark), remark }
}

/** Whether a thread tells of all findings of a remark, and of no fewer than whoever closed it saw. */
function namesAll({ marker }: Thread, { fingerprints }: Remark): boolean {
  return marker.fingerprints.length >= named || fingerprints.every((each) => marker.fingerprints.includes(each))
}

/** Whether a thread stands at the lines of a comment: elsewhere its suggestion would replace others. */
function standsAt({ at }: Thread, { path, line, endLine }: NewComment): boolean {
  return at?.path === path && at.endLine === endLine && (at.line ?? line) === line
}

/** The thread that tells of most of a remark's findings. One that is open goes before one that is gone. */
function threadFor({ fingerprints }: Remark, threads: ReadonlySet<Thread>): Thread | undefined {
  let best: Thread | undefined
  let most = 0
  for (const thread of threads) {
    const common = thread.marker.fingerprints.filter((each) => fingerprints.includes(each)).length
    const rank = common === 0 ? 0 : common * 2 + (thread.marker.state === 'open' ? 1 : 0)
    if (rank > most) [best, most] = [thread, rank]
  }
  return best
}

/** A new body for the summary, or undefined where it says this already, or needs none. */
export function summaryFor(outside: readonly Remark[], review: Aside & Pick<Review, 'head'>, { summary }: Said): string | undefined {
  if (outside.length + review.silenced.length + review.unread.length === 0 && !summary) return undefined
  const body = summaryBody(outside, review, review.head)
  return newSummary(summary, body)
}

/** A body for the summary, or undefined where it says this already. */
export function newSummary(summary: Said['summary'], body: string): string | undefined {
  if (!summary) return body
  return isOther(withoutHead(summary.body), withoutHead(body)) ? inPlaceOf(summary.body, body) : undefined
}

/** A summary that only names another commit is not news. */
function withoutHead(body: string): string {
  return withoutMarker(body).replace(/<sub>[0-9a-f]+<\/sub>$/, '')
}

/** GitHub gives line ends back as it likes. */
function isOther(a: string, b: string): boolean {
  const plain = (body: string): string => body.replaceAll('\r\n', '\n').trimEnd()
  return plain(a) !== plain(b)
}
