import { harmless } from '@undisclosed/core/frame'
import type { Told } from './shown.js'

/** A finding in words: what happens, the way of the data, the way out. One line each; the frame is apart. */
export function wordsOf(told: Told): string {
  const { message, steps, waysOut } = told
  return [
    `${harmless(message)}  ${nameOf(told)}`,
    ...steps.map((step, at) => `  ${at + 1}. ${harmless(step.message)}  ${harmless(step.path)}:${step.line}`),
    ...waysOut.map((description) => `  way out: ${harmless(description)}`),
  ].join('\n')
}

export function nameOf({ ruleId, certainty }: Told): string {
  return certainty === undefined ? ruleId : `${ruleId} (${certainty})`
}
