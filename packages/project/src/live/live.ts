import { basename, dirname, join } from 'node:path'
import { createTemplateMemory, type AnalyzeOptions, type Finding, type TemplateFileNote } from '@undisclosed/core'
import type { LoadedConfig } from '../config.js'
import { filesTold, idleIn, scopeOf, setsUp } from '../open.js'
import { createProject, isPresent, type Project, type ProjectNote, type ProjectOptions } from '../project.js'
import { isBelow, isRooted, placeOf, realPath, rootOf } from '../root.js'
import { isCode, type Listing } from '../walk.js'
import { comparison, filesIn, type Asked } from './asked.js'
import { withBuffer, type Buffer } from './buffer.js'
import type { Kept } from './kept.js'
import { createDisk, type Base, type Known } from './disk.js'
import { run, typedIn } from './run.js'
import { trying, type Again } from './trial.js'

export interface LiveOptions {
  /** Where the host runs; roles are judged from here. */
  readonly cwd: string
  readonly loaded: LoadedConfig
  /** What the config does not say. */
  readonly analyze?: AnalyzeOptions
  /** Folders (absolute) that are not read: where the host writes. */
  readonly outputs?: readonly string[]
  /** Runs what judges mails anew, which takes far longer than all else; by default as it is. */
  readonly judging?: <T>(judge: () => T) => T
}

/** A project that stays in memory while files change, for hosts that ask file by file. */
export interface Live {
  readonly root: string
  /** Whether a config, a repository or a package says where that is. */
  readonly isRooted: boolean
  /** Whether a path (absolute) lies below the root. */
  holds(path: string): boolean
  /** Findings of all certainties in one file (absolute), as the buffer has it. Nothing of the buffer stays. */
  findingsIn(file: string, buffer: Buffer): readonly Finding[]
  /** The whole project as the disk has it now. `rendered`: what the host found in compiled templates of that state. */
  check(rendered?: AnalyzeOptions['rendered']): Checked
  /** The text that spans of a trace step (`file` relative to the root) point into, but for the file asked last. */
  text(file: string): string
  /** What the last check hangs on, for a later process. Undefined where files were written while it ran. */
  keep(): Kept | undefined
}

/** What a check found; files are relative to the root. */
export interface Checked {
  /** Of all certainties, in files below the working directory that the config includes. */
  readonly findings: readonly Finding[]
  /** Code files and templates below the working directory. */
  readonly files: number
  /** E-mail templates below the working directory, sorted. */
  readonly templates: readonly string[]
  /** How many of those were read: a note says what is too large, binary or unreadable. */
  readonly templatesRead: number
  /** How many of the project's code files were parsed. */
  readonly parsed: number
  /** Of those templates: what of them was not read, and what is broken. */
  readonly notes: readonly TemplateFileNote[]
  /** What else was not read, code and settings, and what of the config leads nowhere. */
  readonly unread: readonly ProjectNote[]
  /** Whether a file was looked at, or is no more. */
  looked(file: string): boolean
  /** What the findings hang on. A change of any other file that is there already changes none. */
  readonly read: readonly string[]
}

export function openLive({ cwd, loaded, analyze: more, outputs = [], judging = (judge) => judge() }: LiveOptions): Live {
  const { config } = loaded
  const folder = realPath(cwd)
  const configFolder = loaded.path === undefined ? undefined : realPath(dirname(loaded.path))
  const root = rootOf([folder], configFolder)
  const scope = scopeOf(config, root, configFolder)
  const written = outputs.map((output) => `${placeOf(root, output)}/`)
  const leftOut = (file: string): boolean => written.some((output) => file.startsWith(output)) || scope.leftOut?.(file) === true
  const remembered: NonNullable<ProjectOptions['remembered']> = new Map()
  const options: AnalyzeOptions = {
    ...config,
    ...more,
    minCertainty: 'possible',
    templateMemory: createTemplateMemory(),
    componentMemory: new WeakMap(),
  }
  const readPackages = config.resolve?.packages ?? []
  const open = (listing: Listing): Project => {
    const targets = isBelow(folder, root) ? [placeOf(root, folder)] : ['']
    return createProject({ root, listing, remembered, targets, leftOut, roleOf: scope.roleOf, readPackages })
  }
  const disk = createDisk(root, open)
  // Where a link leads is asked again whenever something of the project has changed.
  const folders = new Map<string, string>()
  const realFolder = (path: string): string => {
    const named = dirname(path)
    let real = folders.get(named)
    if (real === undefined) folders.set(named, (real = realPath(named)))
    return real
  }
  const baseOf = (project: Project): Base =>
    disk.base((links, trials, whole) => {
      folders.clear()
      return judging(() => run(project, options, links, { links, whole, typed: typedIn(project, trials) }))
    })
  const findingsIn = (path: string, buffer: Buffer): readonly Finding[] => {
    const file = placeOf(root, join(realFolder(path), basename(path)))
    if (leftOut(file) || scope.included?.(file) === false) return []
    const project = disk.project(file)
    let base = baseOf(project)
    const isKnown = project.files.includes(file) || project.templates?.includes(file) === true
    if (isKnown && project.text(file) === buffer.text) return base.findings.get(file) ?? []
    const before = disk.trial(file)
    if (before?.last.base === base && before.last.text === buffer.text) return before.last.findings
    const { index: changed, part } = withBuffer(project, file, buffer)
    const isAlike = comparison(part, file, project.role(file))
    if (changed.templates?.includes(file) !== true && isCode(file) && isAlike(base.asked)) return []
    if (disk.takeApart(file, isAlike)) base = baseOf(project)
    const ifAlike = <T extends { readonly asked: Asked }>(one: T | undefined): T | undefined =>
      one && isAlike(one.asked) ? one : undefined
    const { sought, link, chain } = disk.links
    const known: Known = { sought: () => ifAlike(sought()), link: (of) => ifAlike(link(of)), chain: (key) => ifAlike(chain(key)) }
    const targeted = { ...options, targets: [file] }
    const found = ({ findings }: Base): readonly Finding[] => findings.get(file) ?? []
    const again = before && comparison(part, file, before.role)(before.asked) ? before.again(buffer.text, changed) : undefined
    if (before && again) {
      let missed = false
      const linked: Again['linked'] = (of, under) => {
        const there = again.linked(of, under)
        missed ||= !there
        return there ?? { sends: 0, apis: [], messages: [] }
      }
      const findings = found(run(changed, targeted, known, { again: { ...again, linked } }))
      if (!missed) {
        before.last = { base, text: buffer.text, findings }
        return findings
      }
    }
    const trial = trying(changed, file)
    const findings = found(judging(() => run(trial.index, targeted, known, { trial })))
    disk.try(file, { role: part.role, asked: trial.asked(), again: trial.again, last: { base, text: buffer.text, findings } })
    return findings
  }
  const within = isBelow(folder, root) ? placeOf(root, folder) : ''
  const isTarget = (file: string): boolean => within === '' || file.startsWith(`${within}/`)
  const check = (rendered: AnalyzeOptions['rendered'] = []): Checked => {
    const project = disk.look()
    const plain = baseOf(project)
    const base = rendered.length > 0 ? run(project, { ...options, rendered }, disk.links, { links: disk.links }) : plain
    const isShown = (file: string): boolean => isTarget(file) && scope.included?.(file) !== false
    const templates = (project.templates ?? []).filter(isTarget)
    const findings = [...base.findings.keys()].filter(isShown).flatMap((file) => base.findings.get(file)!)
    const told = filesTold(findings)
    const isConcerned = (file: string): boolean => isShown(file) || told.has(file) || setsUp(file, within)
    return {
      findings,
      files: project.targets.filter((file) => !project.isUnread(file)).length,
      templates,
      templatesRead: templates.filter((file) => !project.isUnread(file)).length,
      parsed: project.parsed(),
      notes: base.notes.filter(({ file }) => isShown(file)),
      unread: [...idleIn(loaded, root, within === '' ? base.idle : []), ...project.notes().filter(({ file }) => isConcerned(file))],
      looked: (file) => isShown(file) || !isPresent(project, file),
      read: filesIn(base.asked),
    }
  }
  return {
    root,
    isRooted: isRooted(root, configFolder),
    check,
    holds: (path) => isBelow(realFolder(path), root),
    findingsIn,
    text: (file) => disk.known().text(file),
    // What is read from `node_modules` is not among the files whose contents are known.
    keep: () => (readPackages.length === 0 ? disk.keep() : undefined),
  }
}
