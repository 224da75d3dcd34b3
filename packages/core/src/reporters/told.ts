import type { Finding } from '../finding.js'
import { oneLine } from '../markdown.js'
import type { Span } from '../source.js'
import type { Range } from '../frame.js'

/** The way of a finding as numbered lines: `1. a query gives many rows of \`user\` (src/jobs.ts:5)`. */
export function toldWay(found: Finding, rangeOf: (file: string, span: Span) => Range): string[] {
  return found.trace.map(({ file, span, message }, at) => `${at + 1}. ${oneLine(message)} (${file}:${rangeOf(file, span).line})`)
}

/** What to do, as sentences. */
export function toldCures({ suggestions }: Finding): string[] {
  return suggestions.map(({ description }) => sentence(oneLine(description)))
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
