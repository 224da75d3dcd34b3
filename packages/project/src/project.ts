import type { FileFacts, FileRole, NoteKind, ProjectIndex } from '@undisclosed/core'
import { mayHideDepth } from './depth.js'
import { factsOf, type ReadFacts } from './facts.js'
import { createImporters, type Elsewhere, type Importers } from './importers.js'
import { listed, withMailsAlone } from './listing.js'
import { createPackages } from './packages.js'
import type { ParserName } from './parse.js'
import { passOver, type Pass } from './pass.js'
import { createResolve } from './resolve.js'
import { roleIn } from './roles.js'
import { createSettings } from './settings.js'
import { scanSpecifiers, type Specifiers } from './specifiers.js'
import { createTexts } from './texts.js'
import { createVersions } from './versions.js'
import { withVueMails } from './vue-mail.js'
import { isWithin, type Listing } from './walk.js'
import { createWords, type Words } from './words.js'

export interface ProjectNote {
  readonly file: string
  readonly message: string
  readonly line?: number
  /** Of a template: what is broken by `syntax` was read all the same. `left`: of a folder, templates that say nothing of mail. */
  readonly kind?: NoteKind | 'left'
}

/** Files that do not lie on disk, such as a commit's. */
export interface FileTree {
  readonly listing: Listing
  /** The bytes of a file, one a character (latin1). Undefined where there is none. */
  read(path: string): string | undefined
  /** Names the bytes: equal for equal bytes. */
  id(path: string): string | undefined
  /** All that can be read, what the listing leaves out among it. */
  readonly paths: readonly string[]
  /** Facts that trees share, by `factsKey`. */
  readonly facts: Map<string, ReadFacts>
}

/** Facts hang on the path, too. */
export function factsKey(id: string, path: string): string {
  return `${id}:${path}`
}

export interface ProjectOptions {
  /** Absolute; all names are relative to it. */
  readonly root: string
  /** In place of the disk, of which nothing is read then. */
  readonly tree?: FileTree
  /** What `walk` found on the disk, where the host has listed it already. */
  readonly listing?: Listing
  /** Facts that outlive the project, by path; they count while the text is the same. */
  readonly remembered?: Map<string, { readonly text: string; readonly read: ReadFacts }>
  /** What is scanned, relative to the root, `''` for all of it. Roles are judged from here. */
  readonly targets?: readonly string[]
  /** Texts that stand for files, as an editor or standard input gives them. */
  readonly overlay?: Readonly<Record<string, string>>
  /** Roles by the user's word, before our own. */
  readonly roleOf?: (file: string) => FileRole | undefined
  /** Files left out altogether. */
  readonly leftOut?: (file: string) => boolean
  /** Compiled packages that are read from `node_modules`. */
  readonly readPackages?: readonly string[]
  readonly parser?: ParserName
  /** Files whose authors nobody trusts: none of them takes the process down. */
  readonly isStrange?: (file: string) => boolean
}

/** An application on disk. Everything is read when it is first asked for. */
export interface Project extends ProjectIndex {
  readonly root: string
  /** Files of the targets, sorted. */
  readonly targets: readonly string[]
  /** What could not be read, sorted; grows while the project is asked. */
  notes(): readonly ProjectNote[]
  /** Files that were read for settings so far, what they extend among them, with their stamps from before. */
  readonly settingsRead: ReadonlyMap<string, string>
  /** How many files were parsed so far, without those that do not parse. */
  parsed(): number
  /** Whether a file was read so far and left out, as too large, binary or unreadable. A note says why. */
  isUnread(file: string): boolean
  /** Puts a text in place of a file's; undefined gives the file back. */
  overlay(file: string, text: string | undefined): void
  /** Files whose imports may lead to another file there than here. */
  ledElsewhere(elsewhere: Elsewhere): ReadonlySet<string>
  /** A file’s bytes, one a character, as they were read from the disk; undefined where that is not known. */
  bytes(file: string): string | undefined
  /** The role a file would have with this text (latin1 is enough). */
  roleWith(file: string, text: string): FileRole
}

export function createProject(options: ProjectOptions): Project {
  const { root } = options
  const notes = new Map<string, ProjectNote>()
  const noted = (file: string, message: string, line?: number): void => {
    notes.set(`${file}\0${message}`, line === undefined ? { file, message } : { file, message, line })
  }
  const left = (file: string, message: string): void => void notes.set(`${file}\0${message}`, { file, message, kind: 'left' })
  const targets = options.targets ?? ['']
  const { tree } = options
  const unread = new Set<string>()
  const leftUnread = (file: string, message: string): void => {
    unread.add(file)
    noted(file, message)
  }
  const texts = createTexts(root, leftUnread, tree?.read)
  for (const [file, text] of Object.entries(options.overlay ?? {})) texts.overlay(file, text)
  const listing = withVueMails(withMailsAlone(listed(options, targets, noted), targets, texts.latin1, left), texts.latin1)
  const files = listing.files
  let places: ReadonlyMap<string, number> | undefined
  const known = new Set(files)
  const settings = createSettings(root, listing, noted, tree?.read)
  const resolve = createResolve((file) => known.has(file), settings, createPackages(settings))
  const facts = new Map<string, FileFacts | undefined>()
  const roles = new Map<string, FileRole>()
  let words: Words | undefined
  let specifiers: Specifiers | undefined
  let importers: Importers | undefined
  const parsed = new Set<string>()
  let pass: Pass | undefined
  const passed = (): Pass => (pass ??= passOver(files, texts.latin1))
  const scanned = (): Specifiers => (specifiers ??= scanSpecifiers(files, texts.latin1, passed().specifiers))

  const imported = (): Importers => (importers ??= createImporters(files, scanned(), resolve, settings))

  const parserFor = (file: string, text: string): ParserName | undefined =>
    options.parser ?? (options.isStrange?.(file) && mayHideDepth(text) ? 'babel' : undefined)
  const read = (file: string): FileFacts | undefined => {
    const text = texts.text(file)
    if (text === '' || roleOf(file) === 'minified') return undefined
    const key = factsKey(tree?.id(file) ?? '', file)
    const remembered = options.remembered?.get(file)
    const known = tree?.facts.get(key) ?? (remembered?.text === text ? remembered.read : undefined)
    const result = known ?? factsOf(file, text, parserFor(file, text))
    if (!tree?.facts.has(key) && !result.problem) parsed.add(file)
    if (!known) {
      tree?.facts.set(key, result)
      options.remembered?.set(file, { text, read: result })
    }
    if (result.problem) noted(file, `does not parse: ${result.problem.message}`, result.problem.line)
    return result.facts
  }
  const roleBy = (file: string, text: () => string): FileRole => options.roleOf?.(file) ?? roleIn(file, targets, text)
  const roleOf = (file: string): FileRole => {
    let role = roles.get(file)
    if (!role) roles.set(file, (role = roleBy(file, () => texts.latin1(file) ?? '')))
    return role
  }
  return {
    root,
    files,
    templates: listing.templates,
    pages: listing.pages,
    targets: [...new Set([...files, ...listing.templates])].filter((file) => targets.some((target) => isWithin(file, target))),
    facts(file) {
      if (!facts.has(file)) facts.set(file, known.has(file) ? read(file) : undefined)
      return facts.get(file)
    },
    text: (file) => texts.text(file),
    role: roleOf,
    resolve,
    filesImporting: (packages) =>
      scanned()
        .importing(packages)
        .map((index) => files[index]!),
    filesWithWord: (word) => (words ??= createWords(files, texts.latin1, () => passed().words)).with(word),
    importersOf: (file) => imported().of(file),
    ledElsewhere: (elsewhere) => imported().ledElsewhere(elsewhere),
    settingsRead: settings.read,
    versionOf: createVersions(tree ? undefined : root, settings),
    notes: () => inOrder(notes.values()),
    parsed: () => parsed.size,
    isUnread: (file) => unread.has(file),
    overlay(file, text) {
      for (const [key, note] of notes) if (note.file === file && note.kind === undefined) notes.delete(key)
      unread.delete(file)
      texts.overlay(file, text)
      facts.delete(file)
      roles.delete(file)
      // Of templates no words or specifiers are kept.
      if (!known.has(file)) return
      pass = undefined
      words?.changed(file)
      places ??= new Map(files.map((each, index) => [each, index]))
      specifiers?.changed(places.get(file)!)
      importers = undefined
    },
    bytes: texts.kept,
    roleWith: (file, text) => roleBy(file, () => text),
  }
}

/** Whether a project has a file, as code or as a template. */
export function isPresent({ files, templates = [], pages = [] }: Project, file: string): boolean {
  return files.includes(file) || templates.includes(file) || pages.includes(file)
}

/** Notes by file and line. */
export function inOrder(notes: Iterable<ProjectNote>): ProjectNote[] {
  return [...notes].sort((a, b) => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || compare(a.message, b.message))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
