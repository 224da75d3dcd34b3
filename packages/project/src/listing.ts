import type { ProjectOptions } from './project.js'
import { isCode, isMailText, isPage, isWithin, walk, type Listing, type Noted } from './walk.js'

/** The files of a project: what was found below its root, and what was named though something ignores it. */
export function listed(options: ProjectOptions, targets: readonly string[], noted: Noted): Listing {
  const base = options.tree?.listing ?? options.listing ?? walk(options.root, noted)
  const files = new Set(base.files)
  const templates = new Set(base.templates)
  const pages = new Set(base.pages)
  for (const target of targets) {
    // Who names an ignored folder or file wants it read.
    if (target === '' || options.tree || base.files.some((file) => isWithin(file, target))) continue
    if (isCode(target)) files.add(target)
    else if (isPage(target)) templates.add(target)
    else {
      const inside = walk(options.root, noted, `${target}/`, false)
      for (const file of inside.files) files.add(file)
      for (const file of inside.templates) templates.add(file)
      for (const file of inside.pages) pages.add(file)
    }
  }
  for (const file of Object.keys(options.overlay ?? {})) (isCode(file) || !isPage(file) ? files : templates).add(file)
  const settings = new Map([...base.settings].map(([name, folders]) => [name, [...folders]]))
  for (const name of options.tree ? [] : (options.readPackages ?? [])) {
    const inside = walk(options.root, noted, `node_modules/${name}/`, false)
    for (const file of inside.files) files.add(file)
    for (const [settingsName, folders] of inside.settings) settings.set(settingsName, [...(settings.get(settingsName) ?? []), ...folders])
  }
  const kept = (some: ReadonlySet<string>): string[] => [...some].filter((file) => !options.leftOut?.(file)).sort()
  for (const file of templates) pages.delete(file)
  return { files: kept(files), templates: kept(templates), pages: kept(pages), settings }
}

/**
 * Where a target holds no code, nobody can say which of its pages are mails: those are that say so in their text, as in a repository
 * of nothing but templates. Without any code in the project those in a template language are read, and all of a folder that was named. What
 * is left is told.
 */
export function withMailsAlone(
  listing: Listing,
  targets: readonly string[],
  text: (file: string) => string | undefined,
  noted: Noted,
): Listing {
  const bare = targets.filter((target) => !listing.files.some((file) => isWithin(file, target)))
  if (bare.length === 0) return listing
  const mails = new Set<string>()
  for (const target of bare) {
    const pages = listing.pages.filter((page) => isWithin(page, target))
    const alone = listing.files.length === 0
    const isMeant = (page: string): boolean => alone && (target !== '' || !/\.html?$/.test(page))
    const read = pages.filter((page) => isMeant(page) || isMailText(text(page) ?? ''))
    for (const page of read) mails.add(page)
    const left = pages.length - read.length
    if (left > 0) noted(target === '' ? '.' : target, leftPages(left))
  }
  return {
    ...listing,
    templates: [...listing.templates, ...mails].sort(),
    pages: listing.pages.filter((page) => !mails.has(page)),
  }
}

function leftPages(count: number): string {
  const which =
    count === 1
      ? 'one template there says nothing of mail and was not read'
      : `${count} templates there say nothing of mail and were not read`
  return `${which}. Name the files themselves to have them read`
}
