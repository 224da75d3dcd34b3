import type { Introduced } from '@undisclosed/project'
import { oneLine } from '../markdown.js'

/**
 * Workflow commands as GitHub's runner reads them from a step's output. Names and messages come from a pull request, so
 * everything that could end a command or begin another is escaped.
 */
export function annotation({ told, place, lines, finding }: Introduced): string {
  const { line, endLine } = place ?? lines
  const properties = { file: told.file.replace(/\p{Cc}/gu, '\ufffd'), line: String(line), endLine: String(endLine), title: finding.ruleId }
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`)
  return `::${finding.severity} ${written.join(',')}::${data(oneLine(told.message))}`
}

export function notice(message: string): string {
  return `::notice::${data(oneLine(message))}`
}

export function failure(message: string): string {
  return `::error::${data(message)}`
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
