import {
  analyze,
  createTemplateMemory,
  type AnalyzeOptions,
  type Finding,
  type LinkedFile,
  type SendingFiles,
  type Silenced,
  type TemplateMemory,
} from '@undisclosed/core'
import type { Config } from '../config.js'
import type { Scope } from '../open.js'
import { createProject, type FileTree, type Project, type ProjectNote } from '../project.js'
import { loadTemplateParsers } from '../template-parsers.js'
import { comparison, recorder, type Asked } from './recording.js'

/** What an analysis of a commit found, and what each of its parts asked on the way. */
export interface Analyzed {
  readonly findings: readonly Finding[]
  readonly silenced: readonly Silenced[]
  readonly notes: readonly ProjectNote[]
  /** Asked for all but the sends of files. */
  readonly asked: Asked
  readonly sought: Sought
  /** By file. */
  readonly links: ReadonlyMap<string, Linked>
}

/** A commit that changes are compared with, and what was looked through in it, which is asked again for the next change. */
export interface AnalyzedBase extends Analyzed {
  readonly commit: string
  readonly project: Project
  readonly tree: FileTree
  readonly ground: Ground
  /** Files of the commit that were left out. */
  readonly left: readonly ProjectNote[]
  /** The config and options, in one text. */
  readonly under: string
}

/** A commit whose texts were all looked through: of those that are much like it only what differs is. */
export interface Ground {
  readonly project: Project
  readonly tree: FileTree
}

/** Which files may send. */
interface Sought {
  readonly sending: SendingFiles
  readonly asked: Asked
}

/** What the sends of one file were found to be. */
interface Linked {
  readonly linked: LinkedFile
  /** Of calls that may be sends, in one text. */
  readonly names: string
  /** Files of which it was asked whether an API’s client may come from there. */
  readonly led: ReadonlyMap<string, boolean>
  readonly asked: Asked
}

/** Another commit that was analysed with the same config and options. */
export interface Other {
  readonly analyzed: Analyzed
  /** Whether a file has the same bytes in both, or is in neither. */
  isSameFile(file: string): boolean
}

export type CommitOptions = Pick<AnalyzeOptions, 'minCertainty' | 'includeTests'> & { readonly templateMemory: TemplateMemory }

/** A commit as a project. Nothing is read of it before it is asked. */
export function projectOf(
  root: string,
  tree: FileTree,
  { leftOut, roleOf }: Pick<Scope, 'leftOut' | 'roleOf'>,
  isStrange: (file: string) => boolean = () => false,
): Project {
  return createProject({ root, tree, roleOf, isStrange, ...(leftOut && { leftOut }) })
}

/** Analyses a commit. What the other one was told alike is taken from there: which files send, and what the sends of a file are. */
export function analyzeCommit(project: Project, config: Config, options: CommitOptions, other?: Other): Analyzed {
  const minCertainty = options.minCertainty ?? config.minCertainty
  const record = recorder(project)
  const { index, asked } = record()
  const holds = other && comparison(project, other.isSameFile)
  const links = new Map<string, Linked>()
  let sought = other && holds?.(other.analyzed.sought.asked) ? other.analyzed.sought : undefined
  const { findings, silenced, notes } = analyze(index, {
    ...config,
    includeTests: options.includeTests === true || config.includeTests === true,
    ...(minCertainty && { minCertainty }),
    ...(project.templates?.length ? { templateParsers: loadTemplateParsers() } : {}),
    templateMemory: options.templateMemory,
    sending(seek) {
      if (!sought) {
        const part = record()
        sought = { sending: seek(part.index), asked: part.asked }
      }
      return sought.sending
    },
    linked(file, _under, link, { names: set, leads }) {
      const names = [...set].join(' ')
      const before = other?.analyzed.links.get(file)
      const isAlike =
        before?.names === names && [...before.led].every(([from, leading]) => leads(from) === leading) && holds?.(before.asked)
      if (before && isAlike) {
        links.set(file, before)
        return before.linked
      }
      const part = record()
      const led = new Map<string, boolean>()
      const linked = link(part.index, undefined, (from) => {
        const leading = leads(from)
        led.set(from, leading)
        return leading
      })
      links.set(file, { linked, names, led, asked: part.asked })
      return linked
    },
  })
  return { findings, silenced, notes: notesOf([...project.notes(), ...notes], other), asked, sought: sought!, links }
}

/** Whether another commit would be told all the same, so that nothing is found in it but what was found here. */
export function holdsFor({ asked, sought, links }: Analyzed, project: Project, isSameFile: Other['isSameFile']): boolean {
  const holds = comparison(project, isSameFile)
  return holds(asked) && holds(sought.asked) && [...links.values()].every((link) => holds(link.asked))
}

/** What is said of a commit, with what was said of code with the same bytes in the other one, which was not parsed again. */
function notesOf(own: readonly ProjectNote[], other: Other | undefined): readonly ProjectNote[] {
  if (!other) return own
  const known = new Set(own.map(({ file, message }) => `${file}\0${message}`))
  const isKept = ({ file, message, kind }: ProjectNote): boolean =>
    kind === undefined && !known.has(`${file}\0${message}`) && other.isSameFile(file)
  const before = other.analyzed.notes.filter(isKept)
  return [...own, ...before]
}

const mostMemories = 4

/** What was read and judged of templates under one config, for the next commit. */
export function templatesUnder(memories: Map<string, TemplateMemory>, config: Config, project: Project): TemplateMemory {
  const key = JSON.stringify([config, (project.templates ?? []).length > 0])
  const memory = memories.get(key) ?? createTemplateMemory()
  memories.delete(key)
  memories.set(key, memory)
  if (memories.size > mostMemories) memories.delete(memories.keys().next().value!)
  return memory
}
