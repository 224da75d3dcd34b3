import { harmless } from '@undisclosed/core'
import type { Told } from './judge.js'

/** A finding in words: what happens, the way of the data, the way out. One line each; the frame is apart. */
export function wordsOf({ message, ruleId, certainty, steps, waysOut }: Told): string {
  return [
    `${harmless(message)}  ${ruleId} (${certainty})`,
    ...steps.map((step, at) => `  ${at + 1}. ${harmless(step.message)}  ${harmless(step.path)}:${step.line}`),
    ...waysOut.map((description) => `  way out: ${harmless(description)}`),
  ].join('\n')
}
