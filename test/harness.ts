import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { analyze, lineStartsOf, positionAt, reporters, type Analysis, type Finding, toolOf } from '@undisclosed/core'
import { checkConfig, createProject, type Project } from '@undisclosed/project'

const here = fileURLToPath(new URL('.', import.meta.url))

export type MarkKind = 'expect' | 'expect-possible' | 'missing' | 'noisy'

export interface Mark {
  readonly kind: MarkKind
  readonly rule: string
  readonly file: string
  /** The line it speaks of: the next one that holds no mark. */
  readonly line: number
}

/** The fixture projects below `test/`: every folder two below `rules` and `sdks`. */
export function fixtureFolders(): string[] {
  return ['rules', 'sdks']
    .flatMap((kind) => foldersIn(join(here, kind)).flatMap((name) => foldersIn(name)))
    .map((path) => relative(here, path))
}

function foldersIn(path: string): string[] {
  if (!existsSync(path)) return []
  const entries = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return entries.map((entry) => join(path, entry.name)).sort()
}

export interface Analysed {
  readonly project: Project
  readonly analysis: Analysis
}

/** Analyses one fixture folder with all certainties; an `undisclosed.config.json` in it counts. */
export function analyseFolder(folder: string, onExplain?: (line: string) => void): Analysed {
  const root = join(here, folder)
  const configPath = join(root, 'undisclosed.config.json')
  const config = existsSync(configPath)
    ? checkConfig(JSON.parse(readFileSync(configPath, 'utf8')), configPath, ['no-exposed-recipients', 'directive'])
    : {}
  const project = createProject({ root })
  return { project, analysis: analyze(project, { ...config, minCertainty: 'possible', ...(onExplain && { onExplain }) }) }
}

const markComment = /(?:\/\/|#|\/\*|<!--)\s*(expect-possible|expect|missing|noisy):\s*([a-z][\w-]*(?:\s*,\s*[a-z][\w-]*)*)/g

export function marksIn(file: string, text: string): Mark[] {
  const marks: Mark[] = []
  const lines = text.split(/\r\n|\n|\r/)
  let waiting: Omit<Mark, 'line'>[] = []
  for (const [index, line] of lines.entries()) {
    const found = [...line.matchAll(markComment)]
    if (found.length === 0) {
      for (const mark of waiting) marks.push({ ...mark, line: index + 1 })
      waiting = []
    }
    for (const [, kind, rules] of found) for (const rule of rules!.split(/\s*,\s*/)) waiting.push({ kind: kind as MarkKind, rule, file })
  }
  return marks
}

/** Where findings and marks disagree, one sentence each. */
export function disagreements(folder: string, { project, analysis }: Analysed): string[] {
  const files = new Set([...project.files, ...(project.templates ?? [])])
  const marks = [...files].flatMap((file) => marksIn(file, project.text(file)))
  const met = new Set<Mark>()
  const problems: string[] = []
  for (const finding of analysis.findings) {
    const line = lineOf(project, finding)
    const place = `test/${folder}/${finding.file}:${line}`
    const here = marks.filter((mark) => mark.file === finding.file && mark.line === line && mark.rule === finding.ruleId)
    const isPossible = finding.certainty === 'possible'
    const fitting = here.filter(({ kind }) => (isPossible ? kind === 'expect-possible' : kind !== 'expect-possible'))
    for (const mark of fitting) met.add(mark)
    if (isPossible) continue
    if (fitting.some(({ kind }) => kind === 'missing'))
      problems.push(`${place} is found now: promote “missing: ${finding.ruleId}” to “expect”`)
    else if (here.some(({ kind }) => kind === 'expect-possible'))
      problems.push(`${place} is ${finding.certainty}, not possible: ${finding.ruleId}`)
    else if (fitting.length === 0) problems.push(`${place} has no mark: ${finding.ruleId} (${finding.certainty}) ${finding.message}`)
  }
  for (const mark of marks) {
    if (met.has(mark) || mark.kind === 'missing') continue
    const place = `test/${folder}/${mark.file}:${mark.line}`
    problems.push(
      mark.kind === 'noisy' ? `${place} is quiet now: remove “noisy: ${mark.rule}”` : `${place} is not found: ${mark.kind}: ${mark.rule}`,
    )
  }
  return problems.sort()
}

function lineOf(project: Project, finding: Finding): number {
  return positionAt(lineStartsOf(project.text(finding.file)), finding.span[0]).line
}

/** What a reader of the default report sees, without colour. */
export function rendered({ project, analysis }: Analysed): string {
  const findings = analysis.findings.filter((finding) => finding.certainty !== 'possible')
  const stylish = reporters.find((reporter) => reporter.name === 'stylish')!
  const notes = [...project.notes(), ...analysis.notes]
  return stylish.format({
    findings,
    stats: { files: project.files.length },
    notes,
    text: (file) => project.text(file),
    color: false,
    explain: false,
    tool: toolOf('0.0.0'),
  })
}
