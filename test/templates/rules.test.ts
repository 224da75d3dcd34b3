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

for (const dialect of Object.keys(fixtures) as Exclude<DialectName, 'jsx'>[]) {
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

describe('words of a finding', () => {
  const told = (file: string, text: string): string[] =>
    analyzeTemplates([{ file, text }], { rules: templateRules }).findings.flatMap(({ message, trace }) => [
      message.split('.')[0]!,
      ...trace.map((step) => `${step.message}: ${text.slice(...step.span)}`),
    ])

  it('name each list that was put together, and where it got its name', () => {
    expect(told('a.liquid', '{% assign all = guests | concat: users %}{% for p in all %}{{ p.email }}{% endfor %}')).toEqual([
      'Every reader gets “email” of all “guests” and “users”',
      'given a name here: {% assign all = guests | concat: users %}',
      'runs over guests: {% for p in all %}',
      'printed here (text): {{ p.email }}',
    ])
  })

  it('name the list of a text that was put together, whichever field stands first', () => {
    for (const line of ['u.name ~ " " ~ u.email', 'u.email ~ " " ~ u.name'])
      expect(told('a.njk', `{% for u in users %}{% set line = ${line} %}{{ line }}{% endfor %}`)[0]).toBe(
        'Every reader gets “email” of all “users”',
      )
  })

  it('say that a comment is one that Outlook shows', () => {
    const [, , printed] = told('a.hbs', '<!--[if mso]>{{#each users}}{{email}}{{/each}}<![endif]-->')
    expect(printed).toBe('printed here (text, in a conditional comment for mso): {{email}}')
  })
})
