import type { TermId } from '../facts.js'
import type { CallSite } from './frame.js'
import type { FileView } from './view.js'
import { viewFor, type World } from './world.js'

/** Whether a call, by its term in a file, is one that is sought. */
export type Fits = (other: FileView, call: TermId) => boolean

/** Calls of these names, in what is shipped of some files, that fit. */
export function callsIn(
  world: World,
  files: Iterable<string>,
  names: readonly string[],
  fits: Fits,
  more: Partial<CallSite> = {},
): CallSite[] {
  const sites: CallSite[] = []
  for (const file of [...files].sort()) {
    const other = world.index.role(file) === 'source' ? viewFor(world, file) : undefined
    for (const name of other ? names : [])
      for (const effect of other!.callsByName.get(name) ?? [])
        if (fits(other!, effect.term)) sites.push({ view: other!, term: effect.term, within: effect.function, guess: false, ...more })
  }
  return sites
}

/** The first word of a name, by which files that say it are found. */
export function wordIn(name: string): string | undefined {
  return /[A-Za-z_$][\w$]*/.exec(name)?.[0]
}
