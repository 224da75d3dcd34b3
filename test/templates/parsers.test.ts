import { join, parse } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analyzeTemplates } from '../../packages/core/src/frontends/template/analyze.js'
import { readTemplate } from '../../packages/core/src/frontends/template.js'
import { templateRules } from '../../packages/core/src/template-rules.js'
import type { TemplateFacts } from '../../packages/core/src/template.js'
import { pathText } from '../../packages/core/src/template-path.js'
import { loadTemplateParsers } from '../../packages/project/src/template-parsers.js'
import { fileNames, fixtures, ruleNames } from './fixtures.js'

const parsers = loadTemplateParsers()
const printed = ({ outputs }: TemplateFacts): string[] => outputs.flatMap(({ paths }) => paths.map(({ segments }) => pathText(segments)))

it('loads what is installed, and reads with it', () => {
  const healthy = '<% for (const u of users) { %><%= u.email; %><% } %>'
  const read = readTemplate(healthy, { file: 'a.ejs', parsers })
  expect(read.reader).toBe('parser')
  expect(read.outputs[0]!.paths[0]!.segments).toEqual(['users', '[]', 'email'])
  // What the parser refuses is still read.
  const broken = readTemplate(healthy.replace('u.email;', 'u.email +'), { file: 'a.ejs', parsers })
  expect(broken.reader).toBe('scanner')
  expect(broken.outputs[0]!.paths[0]!.segments).toEqual(['users', '[]', 'email'])
})

it('does without what is not installed', () => {
  expect(loadTemplateParsers(join(parse(process.cwd()).root, 'nowhere.js'))).toEqual({})
})

describe.each([
  ['handlebars', '{{#each users}}{{lookup this "email"}}{{name}}{{/each}}', '{{#each users}}{{name}}{{/wrong}} {{'],
  ['liquid', '{% for u in users %}{{ u.name | truncate: length : 9 }}{% endfor %}', '{% for u in users %}{{ u.name }}{% endfor %}{{ x }'],
  ['pug', 'each u in users\n  p= u.name', 'each u in users\n  p= u.name\np(a="'],
  [
    'vue',
    '<template><p v-for="u in users">{{ u.name }}</p></template>',
    '<template><p v-for="u in users">{{ u.name }} {{ u. }}</p></template>',
  ],
] as const)('%s', (dialect, healthy, damaged) => {
  const file = fileNames[dialect]

  it('is read by its own parser', () => {
    const read = readTemplate(healthy, { file, parsers })
    expect(read.reader).toBe('parser')
    expect(printed(read)).toContain('users[].name')
  })

  it('is read all the same where the parser refuses', () => {
    const read = readTemplate(damaged, { file, parsers })
    expect(read.reader).toBe('scanner')
    expect(printed(read)).toContain('users[].name')
  })

  it('says in every fixture what the scanner alone says', () => {
    const texts = ruleNames
      .map((rule) => fixtures[dialect][rule])
      .flatMap((cell) => (typeof cell === 'string' ? [] : [...cell.leaky, ...cell.safe]))
      .map((text) => text.replace(/[⟦⟧]/g, ''))
    const findings = (text: string, how: object): string[] =>
      analyzeTemplates([{ file, text }], { rules: templateRules, minimum: 'possible', ...how }).findings.map(
        ({ ruleId, span, message }) => `${ruleId} ${span.join('-')} ${message}`,
      )
    for (const text of texts) expect(findings(text, { parsers })).toEqual(findings(text, {}))
  })
})
