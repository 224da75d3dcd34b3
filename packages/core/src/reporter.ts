import type { Finding } from './finding.js'

export interface ReportInput {
  readonly findings: readonly Finding[]
  readonly stats: Readonly<Record<string, number>>
  /** Text of a file of the findings, for frames and lines. */
  text(file: string): string
  readonly notes: readonly { readonly file: string; readonly message: string; readonly line?: number }[]
  readonly color: boolean
  readonly explain: boolean
  /** What ran; `toolOf(version)` of the package that runs it. */
  readonly tool: Tool
  /** When it ran, in ISO 8601 and UTC, for the formats that demand it. All others give the same bytes for the same findings. */
  readonly time?: { readonly started: string; readonly ended: string }
}

/** The tool as formats for machines introduce it. */
export interface Tool {
  readonly version: string
  /** By name, sorted. */
  readonly rules: readonly ToolRule[]
}

export interface ToolRule {
  readonly name: string
  readonly description: string
  /** Weakness ids: `CWE-359`. */
  readonly cwe: readonly string[]
}

/** Turns findings into text. Sees findings and sources only. */
export interface Reporter {
  readonly name: string
  readonly description: string
  /** Fits every report of this format that is not empty, and hardly another file: by it a host knows what it may write over. */
  readonly mark: RegExp
  format(input: ReportInput): string
}

export function defineReporter(reporter: Reporter): Reporter {
  return reporter
}
