import { filesSaying, fitting } from '../flow/texts.js'
import type { ProjectIndex } from '../host.js'
import type { SdkTable } from './sdk-table.js'

const barrelDepth = 4
const reexport = /export\s*(?:\*|(?:type\s*)?\{[^}]*\}\s*from)|module\.exports|exports\./

/** Files that may send, sorted, each with the names of calls that may send there. */
export type SendingFiles = ReadonlyMap<string, ReadonlySet<string>>

/**
 * Files that name a mail API, and files that use what those export: a client made in one file is called in others. An
 * importer counts only where its text holds a name of that API's calls.
 */
export function sendingFiles(index: ProjectIndex, table: SdkTable): SendingFiles {
  const found = new Map<string, Set<string>>()
  const add = (file: string, names: readonly string[]): void => {
    const known = found.get(file)
    if (known) for (const name of names) known.add(name)
    else found.set(file, new Set(['sendMail', ...names]))
  }
  for (const file of index.filesWithWord('sendMail')) add(file, [])
  for (const { packages, words, besides, names } of table.seeds) {
    const told = besides && anyOf(besides)
    for (const word of words) {
      const saying = index.filesWithWord(word)
      const meant = told ? filesSaying(index, saying, fitting(told)) : saying
      for (const file of meant) add(file, names)
    }
    const seeds = packages.length > 0 ? index.filesImporting(packages).filter((file) => index.role(file) === 'source') : []
    for (const file of [...seeds, ...importers(index, seeds, names)]) add(file, names)
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** One of the names, whole. */
function anyOf(names: readonly string[]): RegExp {
  return new RegExp(`(?<![\\w$])(?:${names.map((name) => name.replaceAll('$', '\\$')).join('|')})(?![\\w$])`)
}

function importers(index: ProjectIndex, seeds: readonly string[], names: readonly string[]): string[] {
  const seen = new Set(seeds)
  const found: string[] = []
  const called = anyOf(names)
  // Asked of their texts, so that an edit in one of them counts for those alone who would be answered otherwise.
  const calling = (files: readonly string[]): readonly string[] => filesSaying(index, files, fitting(called))
  const passingOn = (files: readonly string[]): readonly string[] => filesSaying(index, files, fitting(reexport))
  let level = seeds
  for (let depth = 0; depth < barrelDepth && level.length > 0; depth++) {
    const next: string[] = []
    for (const importer of level.flatMap((file) => index.importersOf(file))) {
      if (seen.has(importer) || index.role(importer) !== 'source') continue
      seen.add(importer)
      next.push(importer)
    }
    found.push(...calling(next))
    level = passingOn(next)
  }
  return found
}
