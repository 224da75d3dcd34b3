import type { FileRole, ProjectIndex } from '@undisclosed/core'

/** What an analysis asked of an index, with the answers. While they are the same, so are the findings. */
export interface Asked {
  /** Files whose facts or text were read. */
  readonly files: ReadonlySet<string>
  readonly words: ReadonlyMap<string, readonly string[]>
  /** By the packages, joined by a line end. */
  readonly packages: ReadonlyMap<string, readonly string[]>
  readonly importers: ReadonlyMap<string, readonly string[]>
  readonly roles: ReadonlyMap<string, FileRole>
}

/** The same index, with a record of what is asked of it. */
export function recorded(index: ProjectIndex): { readonly index: ProjectIndex; readonly asked: Asked } {
  const files = new Set<string>()
  const words = new Map<string, readonly string[]>()
  const packages = new Map<string, readonly string[]>()
  const importers = new Map<string, readonly string[]>()
  const roles = new Map<string, FileRole>()
  return {
    asked: { files, words, packages, importers, roles },
    index: {
      ...index,
      facts: (file) => index.facts(added(files, file)),
      text: (file) => index.text(added(files, file)),
      role: (file) => kept(roles, file, index.role(file)),
      filesWithWord: (word) => kept(words, word, index.filesWithWord(word)),
      filesImporting: (names) => kept(packages, names.join('\n'), index.filesImporting(names)),
      importersOf: (file) => kept(importers, file, index.importersOf(file)),
    },
  }
}

/** Whether an index that differs in one file alone would have answered alike, so that nothing need be analysed again. */
export function answersAlike(asked: Asked, index: ProjectIndex, file: string): boolean {
  if (asked.files.has(file)) return false
  const role = asked.roles.get(file)
  if (role !== undefined && role !== index.role(file)) return false
  for (const [word, before] of asked.words) if (before.includes(file) !== index.filesWithWord(word).includes(file)) return false
  for (const [names, before] of asked.packages)
    if (before.includes(file) !== index.filesImporting(names.split('\n')).includes(file)) return false
  for (const [of, before] of asked.importers) if (before.includes(file) !== index.importersOf(of).includes(file)) return false
  return true
}

function added(files: Set<string>, file: string): string {
  files.add(file)
  return file
}

function kept<T>(answers: Map<string, T>, question: string, answer: T): T {
  answers.set(question, answer)
  return answer
}
