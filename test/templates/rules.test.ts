import { describe, expect, it } from 'vitest'
import { analyzeTemplates } from '../../packages/core/src/frontends/template/analyze.js'
import { templateRules } from '../../packages/core/src/template-rules.js'
import type { DialectName } from '../../packages/core/src/template.js'
import { fileNames, fixtures, ruleNames } from './fixtures.js'
import { unmark } from './marked.js'

function findingsIn(file: string, text: string): string[] {
  const { findings, facts } = analyzeTemplates([{ file, text }], { rules: templateRules })
  expect(facts.get(file)!.notes).toEqual([])
  return findings.map(({ ruleId, span }) => `${ruleId} ${span[0]}-${span[1]}`)
}

for (const dialect of Object.keys(fixtures) as DialectName[]) {
  describe(dialect, () => {
    const file = fileNames[dialect]
    for (const rule of ruleNames) {
      const cell = fixtures[dialect][rule]
      if (typeof cell === 'string') continue
      it.each(cell.leaky.map((marked) => [marked]))(`${rule} speaks: %s`, (marked) => {
        for (const [eol, before] of [
          ['\n', ''],
          // Pug reads lines: only a comment may stand before the first one.
          ['\r\n', dialect === 'pug' ? '\ufeff//- 👩‍👩‍👧\n' : '\ufeff👩‍👩‍👧 \n'],
          ['\n', dialect === 'pug' ? '//- 𝒳\n' : '𝒳\u2028\n'],
        ] as const) {
          const { text, spans } = unmark((before + marked).replace(/\n/g, eol))
          expect(findingsIn(file, text)).toEqual(spans.map((span) => `${rule} ${span}`))
        }
      })
      it.each(cell.safe.map((text) => [text]))(`${rule} is quiet: %s`, (text) => {
        expect(findingsIn(file, text)).toEqual([])
      })
    }
  })
}
