import { describe, expect, it } from 'vitest'
import { analyzeTemplates } from '../../packages/core/src/frontends/template/analyze.js'
import { readTemplate } from '../../packages/core/src/frontends/template.js'
import { templateRules } from '../../packages/core/src/template-rules.js'
import { bombs } from './bombs.mjs'
import type { DialectName } from '../../packages/core/src/template.js'
import { fileNames, fixtures } from './fixtures.js'
import { seeded } from '../seeded.mjs'

const bare = (marked: string): string => marked.replace(/[⟦⟧]/g, '')
const dialectNames = Object.keys(fixtures) as Exclude<DialectName, 'jsx'>[]

/** All leaky lines of a dialect under each other, each in a paragraph of its own. */
function document(dialect: Exclude<DialectName, 'jsx'>): string {
  const parts: string[] = []
  for (const cell of Object.values(fixtures[dialect]))
    if (typeof cell !== 'string') for (const marked of cell.leaky) parts.push(bare(marked))
  return dialect === 'pug' ? parts.join('\n') : parts.map((part) => `<div>\n${part}\n</div>`).join('\n')
}

const spliced = [
  '{{',
  '}}',
  '{%',
  '%}',
  '<%',
  '%>',
  '*|',
  '%%[',
  '<!--',
  '-->',
  '"',
  "'",
  '<',
  '</',
  '${',
  '{{{',
  '{{/each}}',
  '{% endfor %}',
  '#{',
  '\u0000',
  '\u0007',
  '\u2028',
  '\ud800',
  '\udc00',
  '<script>',
  '#foreach(',
  '{{#',
]

function damaged(text: string, random: () => number): { text: string; at: number } {
  const at = Math.floor(random() * text.length)
  const kind = random()
  if (kind < 0.35) return { text: text.slice(0, at), at }
  if (kind < 0.7) return { text: text.slice(0, at) + spliced[Math.floor(random() * spliced.length)]! + text.slice(at), at }
  const to = Math.min(text.length, at + Math.floor(random() * 40))
  return { text: text.slice(0, at) + text.slice(to), at }
}

describe('damaged templates', () => {
  it('never throw, keep every range inside the text, and keep the outputs before the damage', () => {
    const random = seeded(20)
    let count = 0
    let kept = 0
    let before = 0
    const outside: string[] = []
    for (let round = 0; count < 3000; round++) {
      const dialect = dialectNames[round % dialectNames.length]!
      const source = document(dialect)
      const file = fileNames[dialect]
      const whole = readTemplate(source, { file, dialect })
      const { text, at } = damaged(source, random)
      const facts = readTemplate(text, { file, dialect })
      count++
      for (const { span } of [...facts.tags, ...facts.outputs, ...facts.literals, ...facts.links, ...facts.includes]) {
        if (span[0] < 0 || span[0] > span[1] || span[1] > text.length) outside.push(`${dialect} ${span.join('-')} of ${text.length}`)
      }
      const found = new Set(facts.outputs.map(({ span }) => span.join('-')))
      const broken = whole.tags.find(({ span }) => span[0] <= at && at <= span[1] + 2)
      for (const { span } of whole.outputs) {
        if (span[1] > at - 2 || (broken && broken.span[0] <= span[0])) continue
        before++
        if (found.has(span.join('-'))) kept++
      }
    }
    expect(outside).toEqual([])
    expect(before).toBeGreaterThan(8000)
    expect(kept).toBe(before)
  })

  it('still tell each leak whose tag ends before the damage', () => {
    const random = seeded(21)
    const tell = (file: string, dialect: Exclude<DialectName, 'jsx'>, text: string): Set<string> => {
      const { findings } = analyzeTemplates([{ file, text, dialect }], { rules: templateRules })
      return new Set(findings.map(({ span, ruleId }) => `${ruleId} ${span.join('-')}`))
    }
    const wholes = dialectNames.map((dialect) => {
      const source = document(dialect)
      const file = fileNames[dialect]
      return { dialect, source, file, told: tell(file, dialect, source), tags: readTemplate(source, { file, dialect }).tags }
    })
    const lost: string[] = []
    let before = 0
    for (let count = 0; count < 3000; count++) {
      const { dialect, source, file, told, tags } = wholes[count % wholes.length]!
      const { text, at } = damaged(source, random)
      const broken = tags.find(({ span }) => span[0] <= at && at <= span[1] + 2)?.span[0] ?? at
      const after = tell(file, dialect, text)
      for (const key of told) {
        if (Number(key.split('-').pop()) > Math.min(at - 2, broken)) continue
        before++
        if (!after.has(key)) lost.push(`${dialect} ${key} ${at}`)
      }
    }
    expect(lost).toEqual([])
    expect(before).toBeGreaterThan(10_000)
  })
})

describe('input bombs', () => {
  it.each(Object.entries(bombs))('%s', (_name, [file, text]) => {
    const { findings, notes } = analyzeTemplates([{ file, text }], { rules: templateRules })
    expect(findings.length).toBeLessThan(30_000)
    expect(notes.every(({ message }) => message.length > 0)).toBe(true)
  })
})
