import type { Expression, RawPath } from '../../dialect.js'
import { collectionKind, fieldKind } from '../../people/template-lexicon.js'
import type { PathFact } from '../../template.js'
import { allOf, resolvePath } from './place-paths.js'
import type { Walk } from './resolve.js'

/**
 * Of several paths the one that tells most of people: one that runs over a collection, and not over the reader's own row of one. Others
 * that do so go by its name, too.
 */
export function mainPath(walk: Walk, expression: Expression): PathFact | undefined {
  const found: PathFact[] = []
  for (const raw of expression.paths) {
    const path = wholePath(walk, raw)
    if (path) found.push(...allOf(path))
  }
  if (found.length < 2) return found[0]
  const most = Math.max(...found.map(shows))
  const main = found.find((path) => shows(path) === most)!
  const texts = new Set([main.segments.join('.')])
  const also = found.filter((path) => shows(path) > 1 && texts.size < mostNames && texts.size < texts.add(path.segments.join('.')).size)
  return also.length > 0 ? { ...main, also } : main
}

const mostNames = 4

/** A path, or the context itself: `{{#each this}}`, `{{range .}}` run over whatever the template or a part of it is handed. */
export function wholePath(walk: Walk, raw: RawPath): PathFact | undefined {
  const isContext = raw.from === 'context' && raw.segments.length === 0 && !raw.up
  return resolvePath(walk, raw) ?? (isContext ? { segments: [], span: raw.span } : undefined)
}

function shows({ segments, alone }: PathFact): number {
  if (alone) return 0
  const last = segments[segments.length - 1] ?? ''
  if (segments.includes('[]')) return fieldKind([last]) === 'contact' ? 4 : 3
  return collectionKind(last) ? 2 : 1
}
