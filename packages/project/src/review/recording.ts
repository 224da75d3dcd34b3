import type { FileRole, ProjectIndex, Resolution } from '@undisclosed/core'

type Ask<T> = (of: ProjectIndex) => T

interface Question {
  readonly ask: Ask<unknown>
  readonly answer: string
}

/** Made here, so that a question keeps nothing of the project that it was asked of. */
const about = {
  files: (of: ProjectIndex) => of.files,
  templates: (of: ProjectIndex) => of.templates ?? [],
  pages: (of: ProjectIndex) => of.pages ?? [],
  role:
    (file: string): Ask<FileRole> =>
    (of) =>
      of.role(file),
  resolve:
    (from: string, specifier: string): Ask<Resolution> =>
    (of) =>
      of.resolve(from, specifier),
  importing:
    (packages: readonly string[]): Ask<readonly string[]> =>
    (of) =>
      of.filesImporting(packages),
  word:
    (word: string): Ask<readonly string[]> =>
    (of) =>
      of.filesWithWord(word),
  importers:
    (file: string): Ask<readonly string[]> =>
    (of) =>
      of.importersOf(file),
  version:
    (from: string, name: string): Ask<string | undefined> =>
    (of) =>
      of.versionOf?.(from, name),
}

/** What some part of an analysis asked of its project. While another project answers the same, the part finds the same there. */
export interface Asked {
  /** Whose facts or text were read. */
  readonly files: ReadonlySet<string>
  readonly questions: ReadonlySet<Question>
  /** What was asked of the texts of files that were not read for more. */
  readonly said: readonly Said[]
}

interface Said {
  readonly among: readonly string[]
  says(text: string): boolean
  readonly answer: ReadonlySet<string>
}

/** The project, with a record of what is asked of it. */
export interface Recorded {
  readonly index: ProjectIndex
  readonly asked: Asked
}

/**
 * Watches parts of an analysis. The engine sees a project through its index alone and is the same function of the same answers, so a
 * change that leaves all answers of a part as they were leaves what it found as it was.
 */
export function recorder(index: ProjectIndex): () => Recorded {
  const known = new Map<string, Question>()
  // The engine asks for them again and again.
  const roles = new Map<string, FileRole>()
  const { versionOf } = index
  return () => {
    const files = new Set<string>()
    const questions = new Set<Question>()
    const said: Said[] = []
    const asked = <T>(key: string, ask: Ask<T>): T => {
      const answer = ask(index)
      let question = known.get(key)
      if (!question) known.set(key, (question = { ask, answer: textOf(answer) }))
      questions.add(question)
      return answer
    }
    const touched = <T>(file: string, answer: T): T => {
      files.add(file)
      return answer
    }
    const ownRoles = new Set<string>()
    return {
      asked: { files, questions, said },
      index: {
        get files() {
          return asked('files', about.files)
        },
        get templates() {
          return asked('templates', about.templates)
        },
        get pages() {
          return asked('pages', about.pages)
        },
        facts: (file) => touched(file, index.facts(file)),
        text: (file) => touched(file, index.text(file)),
        filesSaying(among, says) {
          const answer = among.filter((file) => says(index.text(file)))
          said.push({ among, says, answer: new Set(answer) })
          return answer
        },
        // What imports a file may decide its role, so that the same bytes can have another one.
        role(file) {
          let role = ownRoles.has(file) ? roles.get(file) : undefined
          if (!role) {
            roles.set(file, (role = asked(`role\0${file}`, about.role(file))))
            ownRoles.add(file)
          }
          return role
        },
        resolve: (from, specifier) => asked(`resolve\0${from}\0${specifier}`, about.resolve(from, specifier)),
        filesImporting: (packages) => asked(`importing\0${packages.join('\0')}`, about.importing(packages)),
        filesWithWord: (word) => asked(`word\0${word}`, about.word(word)),
        importersOf: (file) => asked(`importers\0${file}`, about.importers(file)),
        ...(versionOf && { versionOf: (from, name) => asked(`version\0${from}\0${name}`, about.version(from, name)) }),
      },
    }
  }
}

/**
 * Tells whether all answers are the same in another project. `isSameFile` says that a file has the same bytes in both, or is in neither: its
 * facts and text are compared by that, without a parse.
 */
export function comparison(other: ProjectIndex, isSameFile: (file: string) => boolean): (asked: Asked) => boolean {
  const same = new Map<string, boolean>()
  const isSame = (file: string): boolean => kept(same, file, () => isSameFile(file))
  const answered = new Map<Question, boolean>()
  return ({ files, questions, said }) => {
    for (const file of files) if (!isSame(file)) return false
    for (const question of questions) {
      if (!kept(answered, question, () => textOf(question.ask(other)) === question.answer)) return false
    }
    return said.every(({ among, says, answer }) => among.every((file) => isSame(file) || answer.has(file) === says(other.text(file))))
  }
}

function kept<K>(known: Map<K, boolean>, key: K, make: () => boolean): boolean {
  let value = known.get(key)
  if (value === undefined) known.set(key, (value = make()))
  return value
}

function textOf(answer: unknown): string {
  return JSON.stringify(answer) ?? ''
}
