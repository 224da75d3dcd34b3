import type { Finding, LinkedFile, SendingFiles, TemplateFileNote } from '@undisclosed/core'
import type { Project } from '../project.js'
import { mayBeVueMail } from '../vue-mail.js'
import { walk, type Listing } from '../walk.js'
import { comparison, filesIn, partIn, type Asked } from './asked.js'
import { keptOf, type Kept } from './kept.js'
import { createRounds, longPatience, rarely } from './rounds.js'
import { namesOf, settingsOf } from './since.js'
import type { Trial } from './trial.js'
import { createStamps } from '../stamps.js'

export interface Base {
  readonly findings: ReadonlyMap<string, readonly Finding[]>
  readonly notes: readonly TemplateFileNote[]
  readonly idle: readonly string[]
  readonly asked: Asked
}

/** What the sends of one file were found to be, with what was asked for it. */
export interface Link {
  readonly linked: LinkedFile
  readonly under: string
  readonly asked: Asked
  /** Its chains of callers were judged together, and nothing is known of one by itself. */
  readonly whole?: true
}

/** What was found under one chain of callers, with what was asked for it. */
export interface Judged {
  readonly found: unknown
  readonly asked: Asked
}

/** Which files may send, with what was asked for it. */
interface Sought {
  readonly sending: SendingFiles
  readonly asked: Asked
}

/** What is known of sends: where they may be, by their file, and by file and chain. */
export interface Known {
  sought(): Sought | undefined
  link(file: string): Link | undefined
  chain(key: string): Judged | undefined
}

/** The same, kept. */
export interface Links extends Known {
  readonly files: Map<string, Link>
  readonly chains: Map<string, Judged>
  seek(sought: Sought): void
}

export interface Disk {
  /** The project as the disk has it, looked at again where a new run of the host has begun. */
  project(file: string): Project
  /** The same, looked at again now. */
  look(): Project
  /** The same, as it was looked at last. */
  known(): Project
  /**
   * The analysis of it, made again where it could have changed. The first is made for all chains of callers together, as most hosts ask
   * once; a later one, for which something changed, by chain.
   */
  base(make: (links: Links, trials: ReadonlyMap<string, Trial>, whole: boolean) => Base): Base
  /**
   * Has those files linked again by chain that were linked as a whole, and would not be linked alike; but for the one that is edited, which
   * all its chains hang on. False where there are none.
   */
  takeApart(edited: string, isAlike: (asked: Asked) => boolean): boolean
  readonly links: Links
  /** The last analysis with a text of an editor's, by file, while it stands on what the disk holds. */
  trial(file: string): Trial | undefined
  try(file: string, trial: Trial): void
  /** The analysis for a later process. Undefined where there is none, or the disk moved on while it was made. */
  keep(): Kept | undefined
}

/** Files that somebody is typing in. */
const mostTrials = 8

/**
 * What lies on the disk. Where a run of the host begins, all that the analysis read is looked at. Everything else is looked
 * at where that costs a hundred-and-twentieth of the time or less, and what was read in a run at half of that.
 */
export function createDisk(root: string, open: (listing: Listing) => Project): Disk {
  const stamps = createStamps(root)
  const begins = createRounds()
  let project: Project | undefined
  let base: Base | undefined
  let hangsOn: readonly string[] | undefined
  const trials = new Map<string, Trial>()
  const files = new Map<string, Link>()
  const chains = new Map<string, Judged>()
  let sought: Sought | undefined
  const links: Links = {
    files,
    chains,
    sought: () => sought,
    seek: (one) => (sought = one),
    link: (file) => files.get(file),
    chain: (key) => chains.get(key),
  }
  let isFirst = true
  let learned = 0
  let shape = ''
  let looked: Listing | undefined
  const whole = rarely(() => {
    const listing = walk(root, () => undefined)
    const settings = new Set([...settingsOf(listing), ...(project?.settingsRead.keys() ?? [])])
    const settingsChanged = stamps.changed([...settings]).length > 0
    // Files of a folder that was named though something ignores it are in the project alone.
    const named = project ? [...project.files, ...(project.templates ?? []), ...(project.pages ?? [])] : []
    const listed = new Set([...listing.files, ...listing.templates, ...listing.pages, ...named])
    const shapeNow = namesOf(listing).join('\n')
    const changed = stamps.changed([...listed])
    if (!project || settingsChanged || shapeNow !== shape || changed.some(mayBeVueMail)) {
      project = open(listing)
      learned = 0
      base = undefined
      sought = undefined
      files.clear()
      chains.clear()
      trials.clear()
      shape = shapeNow
      looked = listing
      return
    }
    reread(changed)
  })
  const read = rarely(() => {
    if (!base) return
    hangsOn ??= [...new Set([base, ...trials.values()].flatMap(({ asked }) => filesIn(asked)))]
    reread(stamps.changed(hangsOn))
  }, longPatience)
  const reread = (changed: readonly string[]): void => {
    for (const file of changed) {
      const role = project!.role(file)
      project!.overlay(file, undefined)
      const isAlike = comparison(partIn(project!, file), file, role)
      if (base && !isAlike(base.asked)) base = undefined
      if (sought && !isAlike(sought.asked)) sought = undefined
      for (const known of [files, chains, trials]) for (const [key, { asked }] of known) if (!isAlike(asked)) known.delete(key)
    }
  }
  const lookAgain = (): Project => {
    whole(true)
    return project!
  }
  return {
    project(file) {
      const first = begins(file)
      if (project) read(first)
      whole(!project)
      return project!
    },
    look: lookAgain,
    known: () => project ?? lookAgain(),
    base(make) {
      if (!base) {
        base = make(links, trials, isFirst)
        isFirst = false
        hangsOn = undefined
      }
      // Which settings extend others is known once they were asked for.
      const read = project?.settingsRead
      if (read && read.size !== learned) stamps.learn(read)
      learned = read?.size ?? 0
      return base
    },
    takeApart(edited, isAlike) {
      const apart = [...files].filter(([file, { whole, asked }]) => whole && file !== edited && !isAlike(asked))
      for (const [file] of apart) files.delete(file)
      if (apart.length > 0) base = undefined
      return apart.length > 0
    },
    links,
    trial: (file) => trials.get(file),
    try(file, trial) {
      trials.delete(file)
      trials.set(file, trial)
      const [oldest] = trials.keys()
      if (trials.size > mostTrials) trials.delete(oldest!)
      hangsOn = undefined
    },
    keep: () => (base && project && looked ? keptOf(base, project, looked, stamps.known) : undefined),
  }
}
