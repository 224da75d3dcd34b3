import { markdown, reasonGiven, workflowCommand } from '@undisclosed/core'
import type { Introduced, SilencedFinding } from '@undisclosed/project'
import { annotationOf } from '../bodies.js'

/** What a change introduces, as an annotation of the lines where it is told. `text` is the file's. */
export function annotation(each: Introduced, text: string): string {
  const { line, endLine, columns, severity, title, text: message } = annotationOf(each, text)
  const within = columns && { col: columns[0], endColumn: columns[1] }
  return workflowCommand(severity, { file: fileOf(each.told), line, endLine, ...within, title }, message)
}

/** What a change silences, at the line where it would be told. */
export function silenced({ finding, lines, reason }: SilencedFinding): string {
  const place = { file: fileOf(finding), line: lines.line, endLine: lines.endLine, title: finding.ruleId }
  return workflowCommand('notice', place, markdown.oneLine(`${finding.message} This change silences it ${reasonGiven(reason)}.`))
}

export function notice(message: string): string {
  return workflowCommand('notice', {}, markdown.oneLine(message))
}

export function failure(message: string): string {
  return workflowCommand('error', {}, message)
}

function fileOf({ file }: { readonly file: string }): string {
  return file.replace(/\p{Cc}/gu, '\ufffd')
}
