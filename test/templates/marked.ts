import { expect } from 'vitest'
import { analyzeTemplates } from '../../packages/core/src/frontends/template/analyze.js'
import { templateRules } from '../../packages/core/src/template-rules.js'

interface Marked {
  readonly text: string
  readonly spans: readonly string[]
}

/** Takes the marks out and keeps where they stood. */
export function unmark(marked: string): Marked {
  const spans: string[] = []
  let text = ''
  let open = 0
  for (const part of marked.split(/([⟦⟧])/)) {
    if (part === '⟦') open = text.length
    else if (part === '⟧') spans.push(`${open}-${text.length}`)
    else text += part
  }
  return { text, spans }
}

/** Where the rules speak by default, in a file of one text, as `unmark` has it. */
export function spansTold(file: string, text: string): string[] {
  return analyzeTemplates([{ file, text }], { rules: templateRules }).findings.map(({ span }) => span.join('-'))
}

/** The rules speak where `⟦⟧` mark it, and nowhere else. */
export function checkMarked(file: string, marked: string): void {
  const { text, spans } = unmark(marked)
  expect(spansTold(file, text)).toEqual(spans)
}
