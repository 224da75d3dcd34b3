import { createPackages } from '../packages.js'
import type { FileTree, Project } from '../project.js'
import { createResolve } from '../resolve.js'
import { createSettings } from '../settings.js'
import { scanSpecifiers } from '../specifiers.js'
import { isCode, type Listing } from '../walk.js'
import type { FileChange } from './changes.js'

/** A head whose files are listed beside its base's. */
export interface HeadTree extends FileTree {
  /** Changed code that the head’s own listing leaves out, or that cannot be read, and to which imports of changed code lead. */
  readonly reached: ReadonlySet<string>
}

/**
 * The head lists what its base listed, whatever the change did to make it look like output or like no mail: a `package.json` beside `build`,
 * another folder, another word in a template. What it adds to folders that are no source is listed where its own code imports it from there.
 */
export function besideListing(base: Project, head: FileTree, changes: readonly FileChange[], unread: readonly string[]): HeadTree {
  const renamed = new Map(changes.flatMap(({ from, path }) => (from === undefined ? [] : [[from, path] as const])))
  const reached = reachedIn(head, changes, unread)
  /** With the base’s that the head still holds, and mostly lists. */
  const withBase = (own: readonly string[], old: readonly string[], more: readonly string[] = []): readonly string[] => {
    const known = new Set(own)
    const kept = old.map((file) => renamed.get(file) ?? file)
    const missing = [...kept, ...more].filter((file) => !known.has(file) && head.id(file) !== undefined)
    return missing.length === 0 ? own : [...new Set([...own, ...missing])].sort()
  }
  const templates = withBase(head.listing.templates, base.templates ?? [])
  const pages = withBase(head.listing.pages, base.pages ?? [])
  const mails = new Set(templates)
  const listing: Listing = {
    files: withBase(head.listing.files, base.files, [...reached]).filter(isCode),
    templates: [...templates],
    pages: pages.filter((page) => !mails.has(page)),
    settings: head.listing.settings,
  }
  return { ...head, listing, reached }
}

/** Code outside of the listing, or that cannot be read, to which imports of changed code lead. */
function reachedIn(head: FileTree, changes: readonly FileChange[], unread: readonly string[]): Set<string> {
  const reached = new Set<string>()
  const listed = new Set(head.listing.files)
  const written = changes.flatMap(({ path, kind }) => (kind !== 'deleted' && isCode(path) ? [path] : []))
  const left = new Set(unread)
  const hidden = new Set(written.filter((path) => !listed.has(path) || left.has(path)))
  if (hidden.size === 0) return reached
  const known = new Set([...head.paths, ...hidden])
  const settings = createSettings('', head.listing, () => undefined, head.read)
  const resolve = createResolve((file) => known.has(file), settings, createPackages(settings))
  const waiting = written.filter((path) => listed.has(path))
  for (const from of waiting) {
    for (const specifier of scanSpecifiers([from], head.read).users.keys()) {
      const target = resolve(from, specifier)
      if (!('file' in target) || !hidden.has(target.file) || reached.has(target.file)) continue
      reached.add(target.file)
      waiting.push(target.file)
    }
  }
  return reached
}
