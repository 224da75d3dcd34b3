import { analyze, type AnalyzeOptions, type Finding, type Silenced } from '@undisclosed/core'
import type { Config } from '../config.js'
import type { Scope } from '../open.js'
import { createProject, type FileTree, type Project, type ProjectNote } from '../project.js'
import { loadTemplateParsers } from '../template-parsers.js'
import { recorded, type Recording } from './recording.js'

/** What an analysis of a commit found, and what it asked on the way. */
export interface Analyzed {
  readonly findings: readonly Finding[]
  readonly silenced: readonly Silenced[]
  readonly notes: readonly ProjectNote[]
  readonly recording: Recording
}

/** A commit that changes are compared with, and what was looked through in it, which is asked again for the next change. */
export interface AnalyzedBase extends Analyzed {
  readonly project: Project
}

/** A commit as a project. Nothing is read of it before it is asked. */
export function projectOf(root: string, tree: FileTree, { leftOut, roleOf }: Pick<Scope, 'leftOut' | 'roleOf'>): Project {
  return createProject({ root, tree, roleOf, ...(leftOut && { leftOut }) })
}

export function analyzeCommit(project: Project, config: Config, options: Pick<AnalyzeOptions, 'minCertainty' | 'includeTests'>): Analyzed {
  const minCertainty = options.minCertainty ?? config.minCertainty
  const recording = recorded(project)
  const { findings, silenced, notes } = analyze(recording.index, {
    ...config,
    includeTests: options.includeTests === true || config.includeTests === true,
    ...(minCertainty && { minCertainty }),
    ...(project.templates?.length ? { templateParsers: loadTemplateParsers() } : {}),
  })
  return { findings, silenced, notes: [...project.notes(), ...notes], recording }
}
