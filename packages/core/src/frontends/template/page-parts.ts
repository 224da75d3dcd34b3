import type { TemplateFacts } from '../../template.js'
import type { FactsByFile, ResolveInclude } from './includes.js'

const mostFiles = 200

/**
 * Tells which templates are shown by a browser alone: pages, what includes or extends one, such as the site's layout with its scripts,
 * and what pages alone include. `files` are all templates; they are read when a part is first asked for.
 */
export function pagesAmong(
  files: readonly string[],
  { facts, resolve }: { readonly facts: FactsByFile; readonly resolve: ResolveInclude },
): { readonly isPage: (template: TemplateFacts) => boolean; readonly isPartOfPages: (template: TemplateFacts) => boolean } {
  const reached = new Map<TemplateFacts, ReadonlySet<string>>()
  const reachedFrom = (template: TemplateFacts): ReadonlySet<string> => {
    const known = reached.get(template)
    if (known) return known
    const found = new Set<string>()
    reached.set(template, found)
    const todo = [template]
    for (let at = todo.pop(); at && found.size < mostFiles; at = todo.pop()) {
      for (const include of at.includes) {
        const to = resolve(at.file, include)
        if (!to || 'refused' in to || found.has(to.file)) continue
        found.add(to.file)
        const next = facts.get(to.file)
        if (next) todo.push(next)
      }
    }
    return found
  }
  const isPage = (template: TemplateFacts): boolean =>
    template.page === true || (template.markup !== 'mjml' && [...reachedFrom(template)].some((file) => facts.get(file)?.page === true))
  const isPartOfPages = ({ file }: TemplateFacts): boolean => {
    let byPages = false
    for (const other of files) {
      const includer = other === file ? undefined : facts.get(other)
      if (!includer || includer.includes.length === 0 || !reachedFrom(includer).has(file)) continue
      if (!isPage(includer)) return false
      byPages = true
    }
    return byPages
  }
  return { isPage, isPartOfPages }
}
