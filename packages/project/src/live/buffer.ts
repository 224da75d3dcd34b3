import { stretchBetween, type FileFacts, type FileRole, type ProjectIndex } from '@undisclosed/core'
import { factsOf } from '../facts.js'
import type { Project } from '../project.js'
import { isVueMail } from '../vue-mail.js'
import { isCode } from '../walk.js'
import { wordsStill } from '../whole-words.js'
import type { Part } from './asked.js'
import { oneFile } from './one-file.js'

/** A file as an editor holds it. */
export interface Buffer {
  readonly text: string
  /** Its facts, where the host has parsed it already. */
  readonly facts?: () => FileFacts | undefined
}

/** The project with one file's text replaced, or one file more. The project itself is not touched. */
export function withBuffer(project: Project, file: string, { text, facts }: Buffer): { readonly index: ProjectIndex; readonly part: Part } {
  let made: { readonly facts: FileFacts | undefined } | undefined
  // Who keeps the index would keep the host's tree by it.
  let hostFacts = facts
  const code = isCode(file)
  const own = oneFile(file, text, project.resolve)
  const corrected = (answer: readonly string[], holds: boolean): readonly string[] => {
    if (answer.includes(file) === holds) return answer
    return holds ? [...answer, file].sort() : answer.filter((each) => each !== file)
  }
  const before = project.text(file)
  const still = wordsStill(text, before, stretchBetween(before, text))
  const holdsWord = (word: string, had: readonly string[]): boolean => code && still(word, had.includes(file))
  let role: FileRole | undefined
  const ownRole = (): FileRole => (role ??= project.roleWith(file, own.bytes))
  const index: ProjectIndex = {
    ...project,
    files: corrected(project.files, code),
    templates: corrected(project.templates ?? [], !code || isVueMail(file, text)),
    facts(asked) {
      if (asked !== file) return project.facts(asked)
      made ??= { facts: code ? (hostFacts?.() ?? factsOf(file, text).facts) : undefined }
      hostFacts = undefined
      return made.facts
    },
    text: (asked) => (asked === file ? text : project.text(asked)),
    role: (asked) => (asked === file ? ownRole() : project.role(asked)),
    filesWithWord(word) {
      const had = project.filesWithWord(word)
      return corrected(had, holdsWord(word, had))
    },
    filesImporting: (packages) => corrected(project.filesImporting(packages), own.namesAny(packages)),
    importersOf: (asked) => corrected(project.importersOf(asked), own.imports(asked)),
  }
  const part = { ...own, role: ownRole(), text: () => text, holdsWord: (word: string) => holdsWord(word, project.filesWithWord(word)) }
  return { index, part }
}
