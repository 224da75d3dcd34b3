import { basename, dirname, join, relative, sep } from 'node:path'
import { analyze, createTemplateMemory, type AnalyzeOptions, type Finding, type LinkedFile, type ProjectIndex } from '@undisclosed/core'
import type { LoadedConfig } from '../config.js'
import { scopeOf } from '../open.js'
import { createProject, type Project, type ProjectOptions } from '../project.js'
import { isBelow, realPath, rootOf } from '../root.js'
import { isCode, walk, type Listing } from '../walk.js'
import { comparison, joined, recorded, type Asked } from './asked.js'
import { withBuffer, type Buffer } from './buffer.js'
import { createStamps } from './stamps.js'

export interface LiveOptions {
  /** Where the host runs; roles are judged from here. */
  readonly cwd: string
  readonly loaded: LoadedConfig
  /** What the config does not say. */
  readonly analyze?: AnalyzeOptions
  /** Folders (absolute) that are not read: where the host writes. */
  readonly outputs?: readonly string[]
}

/** A project that stays in memory while files change, for hosts that ask file by file. */
export interface Live {
  readonly root: string
  /** Whether a path (absolute) lies below the root. */
  holds(path: string): boolean
  /** Findings of all certainties in one file (absolute), as the buffer has it. Nothing of the buffer stays. */
  findingsIn(file: string, buffer: Buffer): readonly Finding[]
  /** The whole project as the disk has it now. `rendered`: what the host found in compiled templates of that state. */
  check(rendered?: AnalyzeOptions['rendered']): Checked
  /** The text that spans of a trace step (`file` relative to the root) point into, but for the file asked last. */
  text(file: string): string
}

/** What a check found; files are relative to the root. */
export interface Checked {
  /** Of all certainties, in files below the working directory that the config includes. */
  readonly findings: readonly Finding[]
  /** Code files and templates below the working directory. */
  readonly files: number
  /** E-mail templates below the working directory, sorted. */
  readonly templates: readonly string[]
  /** What the findings hang on. A change of any other file that is there already changes none. */
  readonly read: readonly string[]
}

interface Base {
  readonly findings: ReadonlyMap<string, readonly Finding[]>
  readonly asked: Asked
}

/** What the sends of each file were found to be, with what was asked for it. */
interface Link {
  readonly linked: LinkedFile
  readonly under: string
  readonly asked: Asked
}

type Links = Map<string, Link>

/** A look at the disk may take an eightieth of the time at most. */
const patience = 80

export function openLive({ cwd, loaded, analyze: more, outputs = [] }: LiveOptions): Live {
  const { config } = loaded
  const folder = realPath(cwd)
  const configFolder = loaded.path === undefined ? undefined : realPath(dirname(loaded.path))
  const root = rootOf([folder], configFolder)
  const scope = scopeOf(config, root, configFolder)
  const written = outputs.map((output) => `${placeOf(root, output)}/`)
  const leftOut = (file: string): boolean => written.some((output) => file.startsWith(output)) || scope.leftOut?.(file) === true
  const remembered: NonNullable<ProjectOptions['remembered']> = new Map()
  const options: AnalyzeOptions = { ...config, ...more, minCertainty: 'possible', templateMemory: createTemplateMemory() }
  const disk = createDisk(root, (listing) =>
    createProject({
      root,
      listing,
      remembered,
      targets: isBelow(folder, root) ? [placeOf(root, folder)] : [''],
      leftOut,
      roleOf: scope.roleOf,
      readPackages: config.resolve?.packages ?? [],
    }),
  )
  let last: { readonly file: string; readonly text: string; readonly base: Base; readonly findings: readonly Finding[] } | undefined

  const baseOf = (project: Project): Base => disk.base((links) => run(project, options, (of) => links.get(of), links))
  const findingsIn = (path: string, buffer: Buffer): readonly Finding[] => {
    const file = placeOf(root, join(realPath(dirname(path)), basename(path)))
    if (leftOut(file) || scope.included?.(file) === false) return []
    const project = disk.project(file)
    const base = baseOf(project)
    const isKnown = project.files.includes(file) || project.templates?.includes(file) === true
    if (isKnown && project.text(file) === buffer.text) return base.findings.get(file) ?? []
    if (last?.base === base && last.file === file && last.text === buffer.text) return last.findings
    const changed = withBuffer(project, file, buffer)
    const isAlike = comparison(changed, file)
    const known = (of: string): Link | undefined => {
      const link = disk.links.get(of)
      return link && isAlike(link.asked) ? link : undefined
    }
    const alike = isCode(file) && isAlike(base.asked)
    const findings = alike ? [] : (run(changed, { ...options, targets: [file] }, known).findings.get(file) ?? [])
    last = { file, text: buffer.text, base, findings }
    return findings
  }
  const within = isBelow(folder, root) ? placeOf(root, folder) : ''
  const isTarget = (file: string): boolean => within === '' || file.startsWith(`${within}/`)
  const check = (rendered: AnalyzeOptions['rendered'] = []): Checked => {
    const project = disk.look()
    const plain = baseOf(project)
    const base = rendered.length > 0 ? run(project, { ...options, rendered }, (of) => disk.links.get(of), disk.links) : plain
    const shown = [...base.findings.keys()].filter((file) => isTarget(file) && scope.included?.(file) !== false)
    return {
      findings: shown.flatMap((file) => base.findings.get(file)!),
      files: project.targets.length,
      templates: (project.templates ?? []).filter(isTarget),
      read: [...base.asked.files].sort(),
    }
  }
  return { root, check, holds: (path) => isBelow(realPath(dirname(path)), root), findingsIn, text: (file) => disk.project(file).text(file) }
}

/** Analyses, but for what is known of the sends of a file. What is found out of others is kept in `links`, where given. */
function run(index: ProjectIndex, options: AnalyzeOptions, known: (file: string) => Link | undefined, links?: Links): Base {
  const all = recorded(index)
  const linked: AnalyzeOptions['linked'] = (file, under, link) => {
    const before = known(file)
    if (before?.under === under) return before.linked
    const { index: watched, asked } = recorded(index)
    const fresh = link(watched)
    links?.set(file, { linked: fresh, under, asked })
    return fresh
  }
  const findings = new Map<string, Finding[]>()
  for (const finding of analyze(all.index, { ...options, linked }).findings) {
    const list = findings.get(finding.file)
    if (list) list.push(finding)
    else findings.set(finding.file, [finding])
  }
  return { findings, asked: joined([all.asked, ...[...(links?.values() ?? [])].map(({ asked }) => asked)]) }
}

interface Disk {
  /** The project as the disk has it, looked at again where a new run of the host has begun. */
  project(file: string): Project
  /** The same, looked at again now. */
  look(): Project
  /** The analysis of it, made again where it could have changed. */
  base(make: (links: Links) => Base): Base
  readonly links: Links
}

/**
 * What lies on the disk. A host tells us of no run's begin, so a file that is asked a second time begins one: then all that
 * the analysis read is looked at. Everything else is looked at where that costs an eightieth of the time or less.
 */
function createDisk(root: string, open: (listing: Listing) => Project): Disk {
  const stamps = createStamps(root)
  const seen = new Set<string>()
  let project: Project | undefined
  let base: Base | undefined
  const links: Links = new Map()
  let shape = ''
  const whole = rarely(() => {
    const listing = walk(root, () => undefined)
    const settings = [...listing.settings].flatMap(([name, folders]) => folders.map((folder) => folder + name))
    const settingsChanged = stamps.changed(settings).length > 0
    const listed = [...listing.files, ...listing.templates, ...listing.pages]
    const shapeNow = [...listed, ...settings].join('\n')
    const changed = stamps.changed(listed)
    if (!project || settingsChanged || shapeNow !== shape) {
      project = open(listing)
      base = undefined
      links.clear()
      shape = shapeNow
      return
    }
    reread(changed)
  })
  const read = rarely(() => {
    if (base) reread(stamps.changed([...base.asked.files]))
  })
  const reread = (changed: readonly string[]): void => {
    for (const file of changed) {
      project!.overlay(file, undefined)
      const isAlike = comparison(project!, file)
      if (base && !isAlike(base.asked)) base = undefined
      for (const [of, { asked }] of links) if (!isAlike(asked)) links.delete(of)
    }
  }
  return {
    project(file) {
      const begins = seen.has(file)
      if (begins) seen.clear()
      seen.add(file)
      if (project) read(begins)
      whole(!project)
      return project!
    },
    look() {
      whole(true)
      return project!
    },
    base: (make) => (base ??= make(links)),
    links,
  }
}

/** Does something at once where it must, and else where its last run is long ago by its own measure. */
function rarely(run: () => void): (must: boolean) => void {
  let cost = 0
  let ended = -Infinity
  return (must) => {
    const now = performance.now()
    if (!must && now - ended < cost * patience) return
    run()
    ended = performance.now()
    cost = ended - now
  }
}

function placeOf(root: string, path: string): string {
  return relative(root, path).split(sep).join('/')
}
