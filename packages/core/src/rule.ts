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

interface PlacedFinding extends Pick<Report, 'file' | 'span'> {
  readonly ruleId: string
}

/** One finding for each place and rule, by file and place: the surest, then the one with the shortest trace. */
export function surest<F extends PlacedFinding & Pick<Report, 'certainty' | 'trace'>>(findings: readonly F[]): F[] {
  const best = new Map<string, F>()
  for (const finding of findings) {
    const key = `${finding.file}:${finding.span[0]}:${finding.span[1]}:${finding.ruleId}`
    const known = best.get(key)
    const rank = certaintyRank[finding.certainty] - (known ? certaintyRank[known.certainty] : -1)
    if (!known || rank > 0 || (rank === 0 && finding.trace.length < known.trace.length)) best.set(key, finding)
  }
  return [...best.values()].sort(byPlace)
}

/** The order in which findings are told. */
export function byPlace(a: PlacedFinding, b: PlacedFinding): number {
  return compare(a.file, b.file) || a.span[0] - b.span[0] || a.span[1] - b.span[1] || compare(a.ruleId, b.ruleId)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
