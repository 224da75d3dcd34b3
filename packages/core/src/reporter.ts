import type { Finding } from './finding.js'

export interface ReportInput {
  readonly findings: readonly Finding[]
  readonly stats: Readonly<Record<string, number>>
  /** Text of a file of the findings, for frames and lines. */
  text(file: string): string
  readonly notes: readonly { readonly file: string; readonly message: string }[]
  readonly color: boolean
  readonly explain: boolean
}

/** Turns findings into text. Sees findings and sources only. */
export interface Reporter {
  readonly name: string
  readonly description: string
  format(input: ReportInput): string
}

export function defineReporter(reporter: Reporter): Reporter {
  return reporter
}
