import { isServed, type FileRole } from '@undisclosed/core'
import type { Project } from '../project.js'
import { roleIn, roleOfPath } from '../roles.js'
import type { FileChange } from './changes.js'

/** What a file is that nobody ships, by its path: true only while nothing that is shipped imports it. */
const unshipped = new Set<FileRole>(['test', 'story', 'seed', 'example'])

/**
 * The roles that a head's files have before it is asked who imports them. Whoever writes a change chooses its paths and texts: what those say
 * counts where the base’s version of the file had such a role as well. A new file may say by its path that it is a test; a mark of a generator
 * or a long line in it says nothing.
 */
export function rolesBeside(
  base: Project,
  textOf: (file: string) => string,
  changes: readonly FileChange[],
  said: (file: string) => FileRole | undefined,
): (file: string) => FileRole | undefined {
  const changed = new Map(changes.map((change) => [change.path, change]))
  const inBase = new Set(base.files)
  return (file) => {
    const own = said(file)
    const change = changed.get(file)
    if (own || !change) return own
    const before = change.from ?? file
    if (change.kind === 'added' || !inBase.has(before)) {
      const role = roleOfPath(file)
      // What is minified is never read, and this may be imported.
      return role === 'minified' ? 'vendored' : role
    }
    const now = roleIn(file, [''], () => textOf(file))
    return base.role(before) === 'source' ? 'source' : now
  }
}

/** A side of a review, where what is imported by shipped code, or served, is no test, story, seed or example; nor is what `isNew` generated. */
export function withShippedRoles(project: Project, isNew: (file: string) => boolean): Project {
  const known = new Map<string, FileRole>()
  const isBarred = (file: string): boolean => unshipped.has(project.role(file)) || (isNew(file) && project.role(file) !== 'source')
  const isShipped = (file: string): boolean => {
    if (isServed(file)) return true
    const seen = new Set([file])
    for (const next of seen) {
      for (const importer of project.importersOf(next)) {
        if (project.role(importer) === 'source') return true
        if (isBarred(importer)) seen.add(importer)
      }
    }
    return false
  }
  return {
    ...project,
    role(file) {
      let role = known.get(file)
      if (!role) known.set(file, (role = isBarred(file) && isShipped(file) ? 'source' : project.role(file)))
      return role
    },
  }
}
