import type { Finding } from './finding.js'
import { withoutForm } from './form.js'
import type { ProjectIndex } from './host.js'

/**
 * Fingerprint v1: rule, message id, enclosing symbol, the text at the place without what is only form, and an ordinal among
 * equals. Edits above the place don't change it; every host computes the same one.
 */
export function fingerprintsOf(index: ProjectIndex, findings: readonly Omit<Finding, 'fingerprint'>[]): Finding[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const text = withoutForm(finding.file, index.text(finding.file).slice(finding.span[0], finding.span[1]))
    const base = [finding.ruleId, finding.messageId, finding.file, finding.symbol ?? '', text].join('\u0000')
    const ordinal = seen.get(base) ?? 0
    seen.set(base, ordinal + 1)
    return { ...finding, fingerprint: `v1:${hash(`${base}\u0000${ordinal}`)}` }
  })
}

/** FNV-1a twice with different seeds: 64 bits are plenty to tell findings of one project apart, and need no library. */
function hash(text: string): string {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ (code + 0x9e37), 0x01000193)
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0')
}
