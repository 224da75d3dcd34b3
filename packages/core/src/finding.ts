import type { Place, Span } from './source.js'

export type Certainty = 'certain' | 'likely' | 'possible'
export type Severity = 'error' | 'warning'

/** `source`: where the list or datum is born. `call`: it is handed on. `sink`: the message leaves. `stop`: we lost sight of it. */
export type StepRole = 'source' | 'step' | 'call' | 'sink' | 'stop'

export interface TraceStep extends Place {
  readonly message: string
  readonly role: StepRole
}

/** A cure. Edits lie in the finding's own file; without edits it is a described step. */
export interface Suggestion {
  readonly description: string
  readonly edits: readonly { readonly span: Span; readonly text: string }[]
}

/** The message as its readers get it, as far as code and templates tell. For showing; nothing is judged by it. */
export interface MailView {
  /** The mail API, as people call it: `SendGrid`. Absent where a template was judged without a send. */
  readonly api?: string
  /** To and Cc as every reader sees them, and a Reply-To that shows people. Empty where the finding is of a template. */
  readonly lines: readonly MailLine[]
  readonly subject: readonly MailPiece[]
  /** Empty where the content is not known. Long ones are cut around what is foreign. */
  readonly body: readonly MailPiece[]
}

export interface MailLine {
  readonly field: 'to' | 'cc' | 'replyTo'
  readonly people: readonly MailPerson[]
  /** Its people may not know of each other: what the finding is about. */
  readonly exposed?: true
}

/** Who stands in a line: an address as the code has it, or where it comes from. */
export type MailPerson = { readonly address: string } | { readonly path: string; readonly many: boolean }

/**
 * Text as it is read, a datum by its access path, or the turn of a loop: what stands between `each` and the `end` of it is
 * printed once for each element. `foreign` marks what is not the reader’s, `one` what is of one person and not of many.
 */
export type MailPiece =
  | { readonly text: string; readonly foreign?: true }
  | { readonly path: string; readonly foreign?: true; readonly one?: true }
  | { readonly each: string }
  | { readonly end: true }

/** What a rule yields. The runner adds rule name, severity, message text and fingerprint. */
export interface Report extends Place {
  readonly messageId: string
  readonly data?: Readonly<Record<string, string>>
  readonly certainty: Certainty
  readonly trace: readonly TraceStep[]
  readonly related?: readonly TraceStep[]
  readonly suggestions?: readonly Suggestion[]
  /** Findings with the same key share a list and are told together. */
  readonly group?: string
  /** `project` where callers, implementers, queues or names had to be followed; else `import`. */
  readonly links?: 'import' | 'project'
  /** Dotted names of what encloses the place, for the fingerprint. */
  readonly symbol?: string
  readonly mail?: MailView
}

export interface Finding extends Report {
  readonly ruleId: string
  readonly message: string
  readonly severity: Severity
  readonly groupId: string
  readonly links: 'import' | 'project'
  readonly suggestions: readonly Suggestion[]
  readonly related: readonly TraceStep[]
  readonly fingerprint: string
}
