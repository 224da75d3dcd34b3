import type { FileFacts } from './facts.js'
import type { Span } from './source.js'

/** What a file is for. Facts are read from all; findings are shown for `source` only, unless asked. */
export type FileRole = 'source' | 'test' | 'story' | 'seed' | 'example' | 'generated' | 'vendored' | 'minified'

/**
 * What the engine needs to know of an application. `@undisclosed/project` implements it over a folder; a playground may
 * over a map. All file names are POSIX and relative to the project root. Answers are sorted, so that the same tree gives
 * the same findings in whatever order it was listed.
 */
export interface ProjectIndex {
  /** Every code file, sorted. */
  readonly files: readonly string[]
  /** Every e-mail template, sorted. Absent where the host reads code only. */
  readonly templates?: readonly string[]
  /** Other files in a template language, sorted: pages of the application, and mails that only the code that sends them tells. */
  readonly pages?: readonly string[]
  /** Facts of one file, made at the first call and kept. Undefined where it cannot be read or parsed. */
  facts(file: string): FileFacts | undefined
  /** The text that the facts' spans point into. */
  text(file: string): string
  role(file: string): FileRole
  /** Where a specifier leads: a project file, or the package it names (`@scope/name/sub/path` as written). */
  resolve(from: string, specifier: string): Resolution
  /** Files that name one of these module specifiers, or a path below it. */
  filesImporting(packages: readonly string[]): readonly string[]
  /** Files whose text holds this identifier as a whole word. */
  filesWithWord(word: string): readonly string[]
  /** Files that import (or re-export from) the given file. */
  importersOf(file: string): readonly string[]
  /** Those of some files whose text says something. Hosts that listen to what is asked answer it; else the texts are read. */
  filesSaying?(files: readonly string[], says: (text: string) => boolean): readonly string[]
  /** A piece of a file's text, where the host listens to what is asked; else it is cut from the text. */
  textAt?(file: string, span: Span): string
  /** Installed version of a package as seen from a file, where known. */
  versionOf?(from: string, packageName: string): string | undefined
}

export type Resolution = { readonly file: string } | { readonly external: string }

/** What the user's config says that the engine and the rules read. */
export interface EngineOptions {
  /** Domains and addresses of the operator's own people: `ops@acme.test`, `acme.test`. */
  readonly internalAddresses?: readonly string[]
  /** More names for staff, beside those of the lexicon. */
  readonly staffNames?: readonly string[]
  /** Own functions that send one copy each: `sendEach`, `lib/mail.ts#sendEach`. */
  readonly safeSenders?: readonly string[]
  /** Own or unreadable functions that are mail APIs, as rows. */
  readonly wrappers?: readonly WrapperOption[]
  readonly bcc?: 'allow' | 'discourage'
  /** Folders, from the root, in which a template that code names is looked up first. */
  readonly templateFolders?: readonly string[]
  /** Settles what an account or dashboard decides, by `SdkUnit.option`. */
  readonly accounts?: Readonly<Record<string, boolean | string>>
}

/** Of one run: what the engine is told besides. */
export interface RunOptions extends EngineOptions {
  /** Parts of a message that no rule asks about: they are not looked for. */
  readonly unasked?: readonly ('foreign' | 'shared')[]
}

export interface WrapperOption {
  /** A module specifier and export: `@acme/mailer.send`, or a bare function name. */
  readonly call: string
  /** Paths from the arguments: `0`, `0.to`, `1.recipients`. */
  readonly to: string
  readonly cc?: string
  readonly bcc?: string
  /** `individual`: it sends one copy each. */
  readonly delivery?: 'shared' | 'individual'
}
