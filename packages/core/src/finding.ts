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
