import type { FileRole, ProjectIndex } from '@undisclosed/core'

/** What an analysis asked of its project, and whether another one would be told the same. */
export interface Recording {
  readonly index: ProjectIndex
  /**
   * Whether all answers are the same in another project. `isSameFile` says that a file has the same bytes in both, or is in
   * neither: its facts and text are compared by that, without a parse.
   */
  holdsFor(other: ProjectIndex, isSameFile: (file: string) => boolean): boolean
}

/**
 * Watches an analysis. The engine sees a project through its index alone and is the same function of the same answers, so a
 * change that leaves all answers as they were leaves all findings as they were, and the second commit needs no analysis.
 */
export function recorded(index: ProjectIndex): Recording {
  const files = new Set<string>()
  const questions = new Map<string, { readonly ask: (of: ProjectIndex) => unknown; readonly answer: string }>()
  const asked = <T>(key: string, ask: (of: ProjectIndex) => T): T => {
    const answer = ask(index)
    if (!questions.has(key)) questions.set(key, { ask, answer: JSON.stringify(answer) ?? '' })
    return answer
  }
  const touched = <T>(file: string, answer: T): T => {
    files.add(file)
    return answer
  }
  // The engine asks for them again and again.
  const roles = new Map<string, FileRole>()
  const { versionOf } = index
  return {
    index: {
      get files() {
        return asked('files', (of) => of.files)
      },
      get templates() {
        return asked('templates', (of) => of.templates ?? [])
      },
      get pages() {
        return asked('pages', (of) => of.pages ?? [])
      },
      facts: (file) => touched(file, index.facts(file)),
      text: (file) => touched(file, index.text(file)),
      // What imports a file may decide its role, so that the same bytes can have another one.
      role(file) {
        let role = roles.get(file)
        if (!role) roles.set(file, (role = asked(`role\0${file}`, (of) => of.role(file))))
        return role
      },
      resolve: (from, specifier) => asked(`resolve\0${from}\0${specifier}`, (of) => of.resolve(from, specifier)),
      filesImporting: (packages) => asked(`importing\0${packages.join('\0')}`, (of) => of.filesImporting(packages)),
      filesWithWord: (word) => asked(`word\0${word}`, (of) => of.filesWithWord(word)),
      importersOf: (file) => asked(`importers\0${file}`, (of) => of.importersOf(file)),
      ...(versionOf && { versionOf: (from, name) => asked(`version\0${from}\0${name}`, (of) => of.versionOf?.(from, name)) }),
    },
    holdsFor(other, isSameFile) {
      for (const file of files) if (!isSameFile(file)) return false
      for (const { ask, answer } of questions.values()) if ((JSON.stringify(ask(other)) ?? '') !== answer) return false
      return true
    },
  }
}
