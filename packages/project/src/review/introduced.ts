import { withoutForm, type Finding } from '@undisclosed/core'
import type { FileChange } from './changes.js'
import type { ChangedLines } from './lines.js'

/** One commit's findings, and its texts. */
export interface Side {
  readonly findings: readonly Finding[]
  text(file: string): string
}

export interface Comparison {
  /** In the head and not in the base, in the order of the head's findings. */
  readonly introduced: readonly Finding[]
  /** How many the base had already. */
  readonly present: number
  /** In the base and not in the head. */
  readonly fixed: readonly Finding[]
}

/**
 * Findings are the same by what their fingerprints are made of: rule, message, file, symbol and text, in the file's name
 * of the head. What is left over on both sides is then sought once more: a leak that only moved is nobody's new leak.
 */
export function compareFindings(base: Side, head: Side, changes: readonly FileChange[], lines: ChangedLines): Comparison {
  const renamed = new Map(changes.flatMap(({ from, path }) => (from === undefined ? [] : [[from, path] as const])))
  const nameOf = (file: string): string => renamed.get(file) ?? file
  const textOf = (side: Side, { file, span }: Finding): string => withoutForm(file, side.text(file).slice(...span))
  const rest = { base: [...base.findings], head: [...head.findings] }

  const pair = (keyOf: (side: Side, finding: Finding) => string | undefined): void => {
    const known = new Map<string, Finding[]>()
    for (const finding of rest.base) {
      const key = keyOf(base, finding)
      if (key !== undefined) known.set(key, [...(known.get(key) ?? []), finding])
    }
    const found = new Set<Finding>()
    // Among equals, those on lines that the change left alone are the old ones.
    const untouchedFirst = [...rest.head].sort((a, b) => Number(lines.touches(a)) - Number(lines.touches(b)))
    for (const finding of untouchedFirst) {
      const key = keyOf(head, finding)
      const old = key === undefined ? undefined : known.get(key)?.shift()
      if (!old) continue
      found.add(finding)
      found.add(old)
    }
    rest.base = rest.base.filter((finding) => !found.has(finding))
    rest.head = rest.head.filter((finding) => !found.has(finding))
  }
  const fileOf = (side: Side, { file }: Finding): string => (side === base ? nameOf(file) : file)
  const key = (...parts: readonly string[]): string => parts.join('\0')

  pair((side, finding) => key(finding.ruleId, finding.messageId, fileOf(side, finding), finding.symbol ?? '', textOf(side, finding)))
  // What encloses it got another name, and the line itself stayed.
  pair((side, finding) => {
    const line =
      side === base ? lines.lineInHead(finding, base.text(finding.file)) : lines.touches(finding) ? undefined : lines.lineOf(finding)
    return line === undefined
      ? undefined
      : key(finding.ruleId, finding.messageId, fileOf(side, finding), String(line), textOf(side, finding))
  })
  // It was moved, with the function it stands in, from lines that are gone to lines that are new.
  pair((side, finding) => {
    const hasMoved = side === base ? lines.lineInHead(finding, base.text(finding.file)) === undefined : lines.touches(finding)
    const name = finding.symbol?.split('.').at(-1)
    return hasMoved && name ? key(finding.ruleId, finding.messageId, name, textOf(side, finding)) : undefined
  })
  return { introduced: rest.head, present: head.findings.length - rest.head.length, fixed: rest.base }
}
