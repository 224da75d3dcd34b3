import type { Finding } from '../finding.js'
import { oneLine } from '../markdown.js'
import type { Span } from '../source.js'
import type { Range } from '../frame.js'

/** How many findings are errors, and how many warnings. */
export function severitiesOf(findings: readonly Finding[]): { readonly errors: number; readonly warnings: number } {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: findings.length - errors }
}

/** `2 errors and 1 warning`; empty where there is neither. */
export function toldCounts(findings: readonly Finding[]): string {
  const { errors, warnings } = severitiesOf(findings)
  const told = [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : '']
  return told.filter((text) => text !== '').join(' and ')
}

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Where a note is about: `src/parse.js:4`, or the file alone. */
export function placed({ file, line }: { readonly file: string; readonly line?: number }): string {
  return line === undefined ? file : `${file}:${line}`
}

/** The way of a finding as numbered lines: `1. a query gives many rows of \`user\` (src/jobs.ts:5)`. */
export function toldWay(found: Finding, rangeOf: (file: string, span: Span) => Range): string[] {
  return toldSteps(found.trace.map(({ file, span, message }) => ({ file, line: rangeOf(file, span).line, message })))
}

/** The same, where the lines are known. */
export function toldSteps(steps: readonly { readonly file: string; readonly line: number; readonly message: string }[]): string[] {
  return steps.map(({ file, line, message }, at) => `${at + 1}. ${oneLine(message)} (${oneLine(file)}:${line})`)
}

/** What to do, as sentences. */
export function toldCures({ suggestions }: Finding): string[] {
  return suggestions.map(({ description }) => sentence(oneLine(description)))
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
