import { frameOf, lineStartsOf, rangesOf, type Finding, type Range, type TemplateFileNote, type TraceStep } from '@undisclosed/core'
import type { MjmlProblem } from '@undisclosed/mjml'
import type { ProjectNote } from '@undisclosed/project'
import type { Options } from './options.js'

/** A place as bundlers show one. */
export interface Shown extends Range {
  /** Absolute. */
  readonly file: string
  /** Relative to the bundler's root, POSIX. */
  readonly path: string
  /** The whole first line of the range. */
  readonly lineText: string
  readonly message: string
}

/** A finding as bundlers show one: plain data. */
export interface Told extends Shown {
  readonly ruleId: string
  /** Absent for what MJML itself says. */
  readonly certainty?: Finding['certainty']
  /** Whether it fails the build, by `failOn`. */
  readonly fails: boolean
  /** The lines with the place underlined. */
  readonly frame: string
  readonly steps: readonly Shown[]
  readonly waysOut: readonly string[]
}

export interface Places {
  absolute(file: string): string
  inRoot(file: string): string
  readonly failOn: NonNullable<Options['failOn']>
}

type Text = (file: string) => string

function shownBy(text: Text, { absolute, inRoot }: Places): (step: Pick<TraceStep, 'file' | 'span' | 'message'>) => Shown {
  const rangeOf = rangesOf(text)
  return ({ file, span, message }) => {
    const range = rangeOf(file, span)
    return { file: absolute(file), path: inRoot(file), ...range, lineText: lineOf(text(file), range.line), message }
  }
}

const fails = (severity: Finding['severity'], failOn: Places['failOn']): boolean =>
  failOn === 'warning' || (failOn === 'error' && severity === 'error')

export function toldBy(findings: readonly Finding[], text: Text, places: Places): Told[] {
  const shown = shownBy(text, places)
  return findings.map((finding) => {
    const place = shown(finding)
    return {
      ...place,
      ruleId: finding.ruleId,
      certainty: finding.certainty,
      fails: fails(finding.severity, places.failOn),
      frame: frameOf(text(finding.file), place).join('\n'),
      steps: finding.trace.map(shown),
      waysOut: finding.suggestions.map(({ description }) => description),
    }
  })
}

export function toldByMjml(problems: readonly MjmlProblem[], text: Text, places: Places): Told[] {
  const shown = shownBy(text, places)
  return problems.map((problem) => {
    const place = shown(problem)
    const frame = frameOf(text(problem.file), { ...place, endLine: place.line, endColumn: lineEnd(place) }).join('\n')
    return { ...place, ruleId: 'mjml', fails: fails(problem.severity, places.failOn), frame, steps: [], waysOut: [] }
  })
}

/** What of a template was not read, and what is broken in it. What MJML is compiled of is told with its problems. */
export function toldByNotes(notes: readonly TemplateFileNote[], text: Text, places: Places): Told[] {
  const shown = shownBy(text, places)
  return notes.map((note) => {
    const place = shown(note)
    return { ...place, ruleId: 'template', fails: false, frame: frameOf(text(note.file), place).join('\n'), steps: [], waysOut: [] }
  })
}

/** What else was not read, at its line where that is known: nobody can say that nothing leaks there. */
export function toldUnread(notes: readonly ProjectNote[], text: Text, places: Places): Told[] {
  const shown = shownBy(text, places)
  return notes.map(({ file, line, message }) => {
    const starts = lineStartsOf(line === undefined ? '' : text(file))
    const from = starts[(line ?? 1) - 1] ?? 0
    const place = shown({ file, span: [from, Math.max(from, (starts[line ?? 1] ?? text(file).length) - 1)], message })
    const frame = line === undefined ? '' : frameOf(text(file), place).join('\n')
    return { ...place, ruleId: 'note', fails: false, frame, steps: [], waysOut: [] }
  })
}

/** An element may go on over many lines; its first is shown. */
const lineEnd = ({ line, endLine, endColumn, lineText }: Shown): number => (endLine === line ? endColumn : lineText.length + 1)

function lineOf(text: string, line: number): string {
  const starts = lineStartsOf(text)
  return text.slice(starts[line - 1], starts[line] ?? text.length).replace(/[\n\r\u2028\u2029]+$/, '')
}
