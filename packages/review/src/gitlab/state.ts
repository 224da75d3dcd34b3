import { markerOf } from '../marker.js'
import type { Said, Thread } from '../said.js'
import { rangesIn, type ShownLines } from '../shown.js'
import type { Gitlab } from './client.js'

export interface MergeRequest {
  /** Its number, or its path as `group/name`. */
  readonly project: string
  readonly number: number
}

/** Which versions a position is counted in. */
export interface DiffRefs {
  readonly base_sha: string
  readonly start_sha: string
  readonly head_sha: string
}

/** Of a note; its client does not declare it. */
interface Position {
  readonly head_sha: string
  readonly new_path: string
  readonly new_line: number | null
}

/** What the merge request shows, and how its lines are named. */
export interface Shown {
  readonly lines: ShownLines
  /** Per file of the head, its name in the base. */
  readonly oldPaths: ReadonlyMap<string, string>
  /** The line of the base that a line of the head is, where the diff shows it unchanged. */
  oldLine(file: string, line: number): number | undefined
}

/** Reads what we said. A note that somebody else wrote with a marker of ours says nothing. */
export async function readSaid(gitlab: Gitlab, merge: MergeRequest): Promise<Said & { readonly refs: DiffRefs }> {
  const { project, number } = merge
  const { id: me } = await gitlab.users.showCurrentUser()
  const { sha, diff_refs: refs } = (await gitlab.merges.show(project, number)) as { readonly sha: string; readonly diff_refs: DiffRefs }
  const discussions = await gitlab.discussions.all(project, number, { perPage: 100 })
  const threads: Thread[] = []
  const summaries: { readonly id: string; readonly body: string }[] = []
  for (const { id, notes } of discussions) {
    const [first] = notes ?? []
    const marker = first?.author.id === me ? markerOf(first.body) : undefined
    if (!first || !marker) continue
    if (marker.state === 'summary') summaries.push({ id: String(first.id), body: first.body })
    const at = placeOf(first['position'] as Partial<Position> | undefined, sha)
    if (marker.state !== 'summary')
      threads.push({ id, commentId: `${id}/${first.id}`, isResolved: first.resolved === true, body: first.body, marker, at })
  }
  const [summary, ...doubles] = summaries
  return { head: sha, threads, refs, doubles, ...(summary && { summary }) }
}

/** Where a note stands, of which GitLab tells the last line. It is moved along while its lines stay. */
function placeOf(position: Partial<Position> | undefined, head: string): Thread['at'] {
  const { head_sha: of, new_path: path, new_line: endLine } = position ?? {}
  return of === head && path !== undefined && typeof endLine === 'number' ? { path, endLine } : undefined
}

/** Files past GitLab's limits come without a diff; those take no comments on lines. */
export async function readShown(gitlab: Gitlab, merge: MergeRequest): Promise<Shown> {
  const diffs = await gitlab.merges.allDiffs(merge.project, merge.number, { perPage: 100 })
  const patches = new Map(diffs.map(({ new_path: path, diff }) => [path, diff]))
  return {
    lines: new Map(diffs.map(({ new_path: path, diff }) => [path, rangesIn(diff)])),
    oldPaths: new Map(diffs.map(({ new_path: path, old_path: old }) => [path, old])),
    oldLine: (file, line) => oldLineIn(patches.get(file) ?? '', line),
  }
}

function oldLineIn(patch: string, wanted: number): number | undefined {
  let old = 0
  let line = 0
  for (const text of patch.split('\n')) {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(text)
    if (hunk) [old, line] = [Number(hunk[1]), Number(hunk[2])]
    else if (text.startsWith('-')) old++
    else if (text.startsWith('+')) {
      if (line++ === wanted) return undefined
    } else if (text.startsWith(' ')) {
      if (line === wanted) return old
      old++
      line++
    }
  }
  return undefined
}
