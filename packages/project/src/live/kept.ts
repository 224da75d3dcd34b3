import type { FileRole } from '@undisclosed/core'
import type { Project } from '../project.js'
import type { Listing } from '../walk.js'
import type { Asked } from './asked.js'
import type { Base } from './disk.js'
import { keptTree, type KeptTree } from './since.js'

/** What an analysis hangs on, as plain data that outlives the process. Files are numbers: places in the tree. */
export interface Kept {
  readonly tree: KeptTree
  /** Code files that are no source. */
  readonly roles: readonly (readonly [file: number, role: FileRole])[]
  readonly files: readonly number[]
  readonly words: Answers
  readonly packages: Answers
  readonly importers: Answers
  /** Files whose texts were asked for something. */
  readonly among: readonly number[]
  /** Code files that the config or the host leaves out: to the project they are not there. */
  readonly leftOut: readonly number[]
}

export type Answers = readonly (readonly [question: string, files: readonly number[]])[]

/**
 * Undefined where the disk moved on while the analysis ran, or where it read files that no look at the root lists. `known`: the stamps that
 * were taken before it read anything.
 */
export function keptOf({ asked }: Base, project: Project, listing: Listing, known: (file: string) => string | undefined): Kept | undefined {
  const tree = keptTree(project.root, listing, { settings: project.settingsRead.keys(), stamp: known, bytes: project.bytes })
  if (!tree) return undefined
  const places = new Map(tree.files.map(([file], at) => [file, at]))
  const isListed = (file: string): boolean => places.has(file)
  if (![project.files, project.templates ?? [], project.pages ?? [], [...asked.files]].every((files) => files.every(isListed)))
    return undefined
  const numbers = (files: Iterable<string>): number[] => [...files].map((file) => places.get(file)!)
  const ofProject = new Set(project.files)
  const answers = (map: Asked['words']): Answers => [...map].map(([question, files]) => [question, numbers(files)])
  return {
    tree,
    roles: listing.files.flatMap((file) => {
      const role = project.role(file)
      return role === 'source' ? [] : [[places.get(file)!, role] as const]
    }),
    files: numbers(asked.files),
    words: answers(asked.words),
    packages: answers(asked.packages),
    importers: answers(asked.importers),
    among: [...new Set(asked.said.flatMap(({ among }) => numbers(among)))],
    leftOut: numbers(listing.files.filter((file) => !ofProject.has(file))),
  }
}
