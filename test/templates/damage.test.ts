import { describe, expect, it } from 'vitest'
import { analyzeTemplates } from '../../packages/core/src/frontends/template/analyze.js'
import { readTemplate } from '../../packages/core/src/frontends/template.js'
import { templateRules } from '../../packages/core/src/template-rules.js'
import type { DialectName } from '../../packages/core/src/template.js'
import { fileNames, fixtures } from './fixtures.js'
import { seeded } from '../seeded.mjs'

const bare = (marked: string): string => marked.replace(/[⟦⟧]/g, '')
const dialectNames = Object.keys(fixtures) as DialectName[]

/** All leaky lines of a dialect under each other, each in a paragraph of its own. */
function document(dialect: DialectName): string {
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

  it('still tell the leaks before the damage', () => {
    const random = seeded(21)
    let before = 0
    let kept = 0
    for (let round = 0; round < 400; round++) {
      const dialect = dialectNames[round % dialectNames.length]!
      const source = document(dialect)
      const file = fileNames[dialect]
      const told = (text: string): Map<string, string> => {
        const { findings } = analyzeTemplates([{ file, text, dialect }], { rules: templateRules })
        return new Map(findings.map(({ span, ruleId }) => [`${ruleId} ${span.join('-')}`, ruleId]))
      }
      const { text, at } = damaged(source, random)
      const after = told(text)
      for (const key of told(source).keys()) {
        if (Number(key.split('-').pop()) > at - 2) continue
        before++
        if (after.has(key)) kept++
      }
    }
    expect(before).toBeGreaterThan(400)
    expect(kept / before).toBeGreaterThan(0.99)
  })
})

describe('input bombs', () => {
  const bombs: Readonly<Record<string, readonly [file: string, text: string]>> = {
    'nested blocks': ['a.hbs', '{{#each users}}'.repeat(10_000) + '{{email}}' + '{{/each}}'.repeat(10_000)],
    'nested liquid': ['a.liquid', '{% for u in users %}'.repeat(10_000) + '{{ u.email }}'],
    'openers of statements': ['a.liquid', '{% '.repeat(340_000)],
    'openers of outputs': ['a.hbs', '{{ '.repeat(340_000)],
    'openers with quotes': ['a.hbs', '{{"'.repeat(300_000) + '}}'],
    'openers with apostrophes': ['a.njk', '{{\' {{" '.repeat(100_000)],
    'comment openers': ['a.njk', '{# {#'.repeat(200_000)],
    'erb openers': ['a.ejs', '<%='.repeat(340_000)],
    'template literals': ['a.html', '<p>${x}</p>' + '${'.repeat(300_000)],
    'ampscript openers': ['a.ampscript', '%%[ '.repeat(250_000)],
    'ampscript calls': ['a.ampscript', `%%=${'v('.repeat(20_000)}@a${')'.repeat(20_000)}=%%`],
    'velocity marks': ['a.vm', '#foreach($a '.repeat(80_000)],
    'deep markup': ['a.html', '<div>'.repeat(150_000) + '{{#each users}}{{email}}{{/each}}'],
    'stray closing tags': ['a.html', '<a>'.repeat(100_000) + '</b>'.repeat(100_000) + '{{x}}'],
    'conditional comments': ['a.html', '<div>'.repeat(20_000) + '<!--[if mso]></div><![endif]-->'.repeat(20_000) + '{{x}}'],
    'open comments': ['a.html', '<!--'.repeat(200_000) + '{{x}}'],
    'open quotes': ['a.html', '<a href="'.repeat(100_000) + '{{x}}'],
    'script openers': ['a.html', '<script>'.repeat(100_000) + '{{x}}'],
    addresses: ['a.html', `${'a'.repeat(200_000)}@${'b.'.repeat(100_000)}`],
    'many addresses': ['a.html', '<a href="mailto:a@b.co,'.repeat(30_000)],
    parentheses: ['a.ejs', `<%= ${'('.repeat(100_000)} %>`],
    'nested callbacks': ['a.ejs', `<%= ${'users.map((u) => '.repeat(3_000)} %>`],
    'braces of scripts': ['a.ejs', `<% ${'{'.repeat(100_000)} %>`],
    'long paths': ['a.hbs', `{{${'a.'.repeat(9_000)}b}}`],
    filters: ['a.liquid', `{{ users${' | map: "a"'.repeat(1_500)} }}`],
    'pug nesting': ['a.pug', Array.from({ length: 3_000 }, (_, depth) => `${' '.repeat(depth % 900)}div`).join('\n')],
    'pug parentheses': ['a.pug', 'a('.repeat(100_000)],
    'vue elements': ['a.vue', '<i v-for="u in users">'.repeat(20_000) + '{{ u.email }}'],
    'mailchimp marks': ['a.html', '*|A'.repeat(200_000) + '*|EMAIL|*'],
    percents: ['a.html', '%EMAIL%' + '%A'.repeat(300_000)],
    'conditional comments without an end': ['a.html', '<!--[if mso]>-->'.repeat(60_000)],
    'raw blocks': ['a.hbs', Array.from({ length: 60_000 }, (_, at) => `{{{{r${at}}}}}`).join('') + '{{{{/z}}}}'],
    'raw statements': ['a.liquid', '{% raw %}'.repeat(100_000) + '{% endcomment %}'],
    'long comments': ['a.hbs', '{{!--'.repeat(180_000)],
    'erb openers before one close': ['a.ejs', '<%'.repeat(400_000) + '%>'],
    'script comments': ['a.ejs', '<%/*%>'.repeat(150_000)],
    'unclosed for': ['a.ejs', `<% for(${';'.repeat(500_000)} %>`],
    'conditions in one tag': ['a.ejs', `<%= ${'if '.repeat(300_000)} %>`],
    'functions in one tag': ['a.ejs', `<%= ${'function '.repeat(100_000)} %>`],
    'recipients of one link': ['a.hbs', `<a href="mailto:${'{{a}},'.repeat(50_000)}">x</a>`],
    'pug attributes': ['a.pug', 'a(href="x" title=y)\n'.repeat(40_000)],
    'names and includes': ['a.liquid', Array.from({ length: 15_000 }, (_, at) => `{% assign a${at} = b %}{% include 'x' %}`).join('')],
    'front matter': ['a.html', '---\n'.repeat(200_000)],
  }

  it.each(Object.entries(bombs))('%s', (_name, [file, text]) => {
    const { findings, notes } = analyzeTemplates([{ file, text }], { rules: templateRules })
    expect(findings.length).toBeLessThan(30_000)
    expect(notes.every(({ message }) => message.length > 0)).toBe(true)
  })

  it('hold the caps before any parser of another maker is called', () => {
    let called = 0
    const parsers = { handlebars: () => void called++, liquid: () => void called++ }
    for (const text of ['{{#if a}}'.repeat(300), '{{a}}'.repeat(20_001), `${'x'.repeat(1_000_001)}{{a}}`]) {
      const facts = readTemplate(text, { file: 'a.hbs', parsers })
      expect(facts.reader).toBe('scanner')
      expect(facts.notes).toHaveLength(1)
      expect(facts.notes[0]!.message).toMatch(/^Read by the scanner alone: /)
    }
    expect(called).toBe(0)
    expect(readTemplate('{{a b}}', { file: 'a.hbs', parsers }).reader).toBe('parser')
    expect(called).toBe(1)
  })

  it('say that blocks beyond the cap were not followed', () => {
    const { notes } = analyzeTemplates([{ file: 'a.hbs', text: '{{#each users}}'.repeat(10_000) }], { rules: templateRules })
    expect(notes).toEqual([{ file: 'a.hbs', message: 'Blocks more than 200 deep were not followed.' }])
  })
})
