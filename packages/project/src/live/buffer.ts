import type { FileFacts } from '@undisclosed/core'
import { factsOf } from '../facts.js'
import type { Project } from '../project.js'
import { scanSpecifiers } from '../specifiers.js'
import { isCode } from '../walk.js'
import { hasWord } from '../words.js'
import type { ProjectIndex } from '@undisclosed/core'

/** A file as an editor holds it. */
export interface Buffer {
  readonly text: string
  /** Its facts, where the host has parsed it already. */
  readonly facts?: () => FileFacts | undefined
}

/** The project with one file's text replaced, or one file more. The project itself is not touched. */
export function withBuffer(project: Project, file: string, { text, facts }: Buffer): ProjectIndex {
  let made: { readonly facts: FileFacts | undefined } | undefined
  let imported: ReadonlySet<string> | undefined
  const code = isCode(file)
  const bytes = globalThis.Buffer.from(text).toString('latin1')
  const specifiers = scanSpecifiers(code ? [file] : [], () => bytes)
  const targets = (): ReadonlySet<string> => {
    const found = new Set<string>()
    for (const specifier of specifiers.users.keys()) {
      const target = project.resolve(file, specifier)
      if ('file' in target && target.file !== file) found.add(target.file)
    }
    return found
  }
  const corrected = (answer: readonly string[], holds: boolean): readonly string[] => {
    if (answer.includes(file) === holds) return answer
    return holds ? [...answer, file].sort() : answer.filter((each) => each !== file)
  }
  return {
    ...project,
    files: corrected(project.files, code),
    templates: corrected(project.templates ?? [], !code),
    facts(asked) {
      if (asked !== file) return project.facts(asked)
      made ??= { facts: code ? (facts?.() ?? factsOf(file, text).facts) : undefined }
      return made.facts
    },
    text: (asked) => (asked === file ? text : project.text(asked)),
    role: (asked) => (asked === file ? project.roleWith(file, bytes) : project.role(asked)),
    filesWithWord: (word) => corrected(project.filesWithWord(word), code && hasWord(bytes, word)),
    filesImporting: (packages) => corrected(project.filesImporting(packages), specifiers.importing(packages).length > 0),
    importersOf: (asked) => corrected(project.importersOf(asked), (imported ??= targets()).has(asked)),
  }
}
