import { markdown, workflowCommand } from '@undisclosed/core'
import type { Introduced } from '@undisclosed/project'
import { annotationOf } from '../bodies.js'

/** What a change introduces, as an annotation of the lines where it is told. */
export function annotation(each: Introduced): string {
  const { told, place, lines, finding } = each
  const { line, endLine } = place ?? lines
  const file = told.file.replace(/\p{Cc}/gu, '\ufffd')
  return workflowCommand(finding.severity, { file, line, endLine, title: finding.ruleId }, annotationOf(each))
}

export function notice(message: string): string {
  return workflowCommand('notice', {}, markdown.oneLine(message))
}

export function failure(message: string): string {
  return workflowCommand('error', {}, message)
}
