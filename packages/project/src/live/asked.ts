import type { FileRole, ProjectIndex } from '@undisclosed/core'

/** What an analysis asked of an index, with the answers. While they are the same, so are the findings. */
export interface Asked {
  /** Files whose facts or text were read. */
  readonly files: ReadonlySet<string>
  readonly words: ReadonlyMap<string, readonly string[]>
  /** By the packages, joined by a line end. */
  readonly packages: ReadonlyMap<string, readonly string[]>
  readonly importers: ReadonlyMap<string, readonly string[]>
  /** What was asked of the texts of files that were not read for more. */
  readonly said: readonly Said[]
}

interface Said {
  readonly among: readonly string[]
  /** Absent where another process asked: what it was is not known any more. */
  readonly says?: (text: string) => boolean
  readonly answer: readonly string[]
}

/** The same index, with a record of what is asked of it. */
export function recorded(index: ProjectIndex): { readonly index: ProjectIndex; readonly asked: Asked } {
  const files = new Set<string>()
  const words = new Map<string, readonly string[]>()
  const packages = new Map<string, readonly string[]>()
  const importers = new Map<string, readonly string[]>()
  const said: Said[] = []
  return {
    asked: { files, words, packages, importers, said },
    index: {
      ...index,
      facts: (file) => index.facts(added(files, file)),
      text: (file) => index.text(added(files, file)),
      filesSaying(among, says) {
        const answer = among.filter((file) => says(index.text(file)))
        said.push({ among, says, answer })
        return answer
      },
      filesWithWord: (word) => kept(words, word, index.filesWithWord(word)),
      filesImporting: (names) => kept(packages, names.join('\n'), index.filesImporting(names)),
      importersOf: (file) => kept(importers, file, index.importersOf(file)),
    },
  }
}

/** What one file has to do with an index's answers: whether it is among the files that hold a word, and so on. */
export interface Part {
  readonly role: FileRole
  text(): string
  holdsWord(word: string): boolean
  namesAny(packages: readonly string[]): boolean
  imports(target: string): boolean
}

/** The part that a file has in an index. */
export function partIn(index: ProjectIndex, file: string): Part {
  return {
    role: index.role(file),
    text: () => index.text(file),
    holdsWord: (word) => index.filesWithWord(word).includes(file),
    namesAny: (packages) => index.filesImporting(packages).includes(file),
    imports: (target) => index.importersOf(target).includes(file),
  }
}

/** Lists that were asked about, by their files: long ones are looked through after each edit. */
const listed = new WeakMap<readonly string[], ReadonlySet<string>>()
const short = 20

function isAmong(among: readonly string[], file: string): boolean {
  if (among.length <= short) return among.includes(file)
  let files = listed.get(among)
  if (!files) listed.set(among, (files = new Set(among)))
  return files.has(file)
}

/**
 * Tells whether an index that differs in one file alone would have answered alike, so that nothing need be asked again.
 * `role` is what the file was before: who was told another may hang on it, whatever it asked.
 */
export function comparison(part: Part, file: string, role: FileRole): (asked: Asked) => boolean {
  const isOther = role !== part.role
  const was = new Map<readonly string[], boolean>()
  const same = (now: (question: string) => boolean): ((answers: Asked['words']) => boolean) => {
    const is = new Map<string, boolean>()
    return (answers) => {
      for (const [question, before] of answers) {
        let after = is.get(question)
        if (after === undefined) is.set(question, (after = now(question)))
        let held = was.get(before)
        if (held === undefined) was.set(before, (held = before.includes(file)))
        if (held !== after) return false
      }
      return true
    }
  }
  const words = same(part.holdsWord)
  const says = new Map<Said, boolean>()
  const saysAlike = (one: Said): boolean => {
    let alike = says.get(one)
    if (alike === undefined) {
      const { among, answer } = one
      alike = !isAmong(among, file) || (one.says !== undefined && answer.includes(file) === one.says(part.text()))
      says.set(one, alike)
    }
    return alike
  }
  const packages = same((names) => part.namesAny(names.split('\n')))
  const importers = same(part.imports)
  return (asked) => {
    if (isOther || asked.files.has(file)) return false
    return asked.said.every(saysAlike) && words(asked.words) && packages(asked.packages) && importers(asked.importers)
  }
}

/** All that any of several asked. */
export function joined(all: readonly Asked[]): Asked {
  return {
    files: new Set(all.flatMap(({ files }) => [...files])),
    words: new Map(all.flatMap(({ words }) => [...words])),
    packages: new Map(all.flatMap(({ packages }) => [...packages])),
    importers: new Map(all.flatMap(({ importers }) => [...importers])),
    said: all.flatMap(({ said }) => said),
  }
}

/** Files that were read, or whose text was asked for something, sorted. */
export function filesIn({ files, said }: Asked): readonly string[] {
  return [...new Set([...files, ...said.flatMap(({ among }) => among)])].sort()
}

function added(files: Set<string>, file: string): string {
  files.add(file)
  return file
}

function kept<T>(answers: Map<string, T>, question: string, answer: T): T {
  answers.set(question, answer)
  return answer
}
