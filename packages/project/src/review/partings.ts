import type { Finding } from '@undisclosed/core'
import type { Config } from '../config.js'
import type { Scope } from '../open.js'
import type { FileTree, Project } from '../project.js'
import { analyzeCommit, type Analyzed, type CommitOptions } from './analyzed.js'
import { changesBetween } from './changes.js'
import { treesOf, type Objects } from './commit.js'
import { compareFindings } from './introduced.js'
import { createLines } from './lines.js'
import { sidesOf } from './sides.js'

/** A head that was compared with one commit where the branches parted. */
export interface ComparedHead {
  readonly cwd: string
  readonly root: string
  readonly head: string
  readonly project: Project
  readonly baseTree: FileTree
  readonly before: Analyzed
  readonly config: Config
  readonly scope: Scope
  readonly options: CommitOptions
  readonly objects: Objects
}

/** Those of some findings of the head that none of the other commits has where the branches parted: what one of them has was not brought. */
export async function newSinceAll(
  findings: readonly Finding[],
  others: readonly string[],
  compared: ComparedHead,
): Promise<readonly Finding[]> {
  let rest = findings
  for (const commit of others) {
    if (rest.length === 0) break
    const known = new Set(await introducedSince(commit, rest, compared))
    rest = rest.filter((finding) => known.has(finding))
  }
  return rest
}

async function introducedSince(commit: string, findings: readonly Finding[], compared: ComparedHead): Promise<readonly Finding[]> {
  const { cwd, root, head, project, baseTree, before, config, scope, options, objects } = compared
  const noted = (): void => undefined
  const changes = await changesBetween(commit, head, cwd)
  const trees = await treesOf({ base: { commit, noted }, head: { commit: head, noted } }, cwd, objects, changes)
  const { base } = sidesOf(root, trees, changes, scope, [], undefined, undefined)
  const isSameFile = (file: string): boolean => trees.base.id(file) === baseTree.id(file)
  const { findings: old } = analyzeCommit(base, config, options, { analyzed: before, isSameFile })
  const sides = [
    { findings: old, text: base.text },
    { findings, text: project.text },
  ] as const
  return compareFindings(...sides, changes, createLines(changes, project.text)).introduced
}
