import { analyze, type AnalyzeOptions, type Chain, type Finding, type ProjectIndex } from '@undisclosed/core'
import type { Project } from '../project.js'
import { comparison, joined, partIn, recorded, type Asked } from './asked.js'
import type { Base, Judged, Known, Links } from './disk.js'
import type { Again, Trial, Trying } from './trial.js'

const nothing: Asked = { files: new Set(), words: new Map(), packages: new Map(), importers: new Map(), said: [] }

function nameOf(file: string, key: string): string {
  return `${file}\n${key}`
}

/** Who links what is not known: `links` keep what comes of it, a `trial` does for the next text, and `again` has it from one. */
interface Linking {
  readonly links?: Links
  readonly whole?: boolean
  readonly trial?: Trying
  readonly again?: Again
  /** What was linked for a text that has been saved since. */
  readonly typed?: Typed | undefined
}

interface Typed {
  readonly again: Again
  readonly asked: Asked
}

/** The trial whose text the disk holds by now, or one of which the same is read. */
export function typedIn(project: Project, trials: ReadonlyMap<string, Trial>): Typed | undefined {
  for (const [file, trial] of trials) {
    if (!comparison(partIn(project, file), file, trial.role)(trial.asked)) continue
    const again = trial.again(project.text(file), project)
    if (again) return { again, asked: { ...trial.asked, files: new Set([...trial.asked.files, file]) } }
  }
  return undefined
}

/** Analyses, but for what is known of the sends of a file. */
export function run(index: ProjectIndex, options: AnalyzeOptions, known: Known, { links, whole, trial, again, typed }: Linking): Base {
  // Of a text that stays nowhere nothing is kept for the whole.
  const all = links ? recorded(index) : { index, asked: nothing }
  const linked: AnalyzeOptions['linked'] = (file, under, link) => {
    const before = known.link(file)
    if (before?.under === under) return before.linked
    const there = again?.linked(file, under)
    if (there) return there
    if (!links) {
      const chain: Chain = (key, _, judge) => {
        const judged = known.chain(nameOf(file, key))
        if (judged) trial?.knew(judged.asked)
        return (judged ? judged.found : judge(index)) as ReturnType<typeof judge>
      }
      return trial ? trial.linked(file, under, () => link(index, chain)) : link(index, chain)
    }
    const saved = typed?.again.linked(file, under)
    if (saved) {
      links.files.set(file, { linked: saved, under, asked: typed!.asked })
      return saved
    }
    const { index: watched, asked } = recorded(index)
    if (whole) {
      const linked = link(watched)
      links.files.set(file, { linked, under, asked, whole })
      return linked
    }
    const parts = [asked]
    const used = new Set<string>()
    const linked = link(watched, <T>(key: string, files: readonly string[], judge: (index: ProjectIndex) => T): T => {
      const name = nameOf(file, key)
      const judged = known.chain(name) ?? judgedBy(index, files, judge)
      links.chains.set(name, judged)
      used.add(name)
      parts.push(judged.asked)
      return judged.found as T
    })
    for (const name of links.chains.keys()) if (name.startsWith(nameOf(file, '')) && !used.has(name)) links.chains.delete(name)
    links.files.set(file, { linked, under, asked: joined(parts) })
    return linked
  }
  let sought = known.sought()
  if (sought) trial?.knew(sought.asked)
  const sending: AnalyzeOptions['sending'] = (seek) => {
    if (sought || !links) return sought?.sending ?? seek(index)
    const { index: watched, asked } = recorded(index)
    sought = { sending: seek(watched), asked }
    links.seek(sought)
    return sought.sending
  }
  const components: AnalyzeOptions['components'] = (look) => (trial ? trial.components(look) : (again?.components() ?? look()))
  const findings = new Map<string, Finding[]>()
  const { findings: found, notes, idle } = analyze(all.index, { ...options, linked, sending, components })
  for (const finding of found) {
    const list = findings.get(finding.file)
    if (list) list.push(finding)
    else findings.set(finding.file, [finding])
  }
  const parts = links ? [sought!, ...links.files.values()] : []
  return { findings, notes, idle, asked: joined([all.asked, ...parts.map(({ asked }) => asked)]) }
}

function judgedBy(index: ProjectIndex, files: readonly string[], judge: (index: ProjectIndex) => unknown): Judged {
  const { index: watched, asked } = recorded(index)
  const found = judge(watched)
  return { found, asked: { ...asked, files: new Set([...asked.files, ...files]) } }
}
