import type { LinkedMessage } from './message.js'
import type { Certainty, Report, Severity } from './finding.js'
import type { EngineOptions } from './host.js'

export interface RuleContext {
  readonly messages: readonly LinkedMessage[]
  readonly options: EngineOptions
}

export interface RuleMeta {
  readonly description: string
  readonly preset: 'recommended' | 'strict'
  readonly severity?: Severity
  readonly messages: Readonly<Record<string, string>>
  /** Weakness ids: `CWE-359`. */
  readonly cwe?: readonly string[]
}

/** A rule reads linked messages and says what is wrong. It sees no syntax, no file and no host. */
export interface Rule {
  readonly name: string
  readonly meta: RuleMeta
  check(context: RuleContext): Iterable<Report>
}

export function defineRule(rule: Rule): Rule {
  return rule
}

export const certaintyRank: Readonly<Record<Certainty, number>> = { possible: 0, likely: 1, certain: 2 }
