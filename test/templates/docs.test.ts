import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dialects } from '../../packages/core/src/dialects/index.js'
import { templateRules } from '../../packages/core/src/template-rules.js'
import { fixtures, fixtureTable } from './fixtures.js'

const page = (path: string): string => readFileSync(new URL(`../../docs/${path}`, import.meta.url), 'utf8')
const cells = (text: string): string => text.replace(/[ \t]+/g, ' ').replace(/-{3,}/g, '---')

describe('docs', () => {
  it('hold the table of fixtures (UPDATE_DOCS=1 writes it)', () => {
    const between = /(<!-- fixtures: [^>]*-->\n)[\s\S]*?(\n<!-- \/fixtures -->)/
    const before = page('templates.md')
    const after = before.replace(between, (_, open: string, close: string) => `${open}\n${fixtureTable()}${close}`)
    if (process.env.UPDATE_DOCS) writeFileSync(new URL('../../docs/templates.md', import.meta.url), after)
    else expect(cells(before)).toBe(cells(after))
  })

  it('name every dialect, and every dialect has fixtures', () => {
    const text = page('templates.md')
    for (const { name } of dialects) {
      expect(text).toContain(name)
      expect(fixtures).toHaveProperty(name)
    }
  })

  it('explain each rule and each of its messages', () => {
    for (const { name, meta } of templateRules) {
      if (name === 'no-foreign-data') continue
      const text = page(`rules/${name}.md`)
      expect(text).toContain(`# ${name}`)
      expect(text).toContain(meta.description)
      for (const message of Object.values(meta.messages)) {
        expect(text).toContain(message)
        expect(message.length).toBeLessThanOrEqual(120)
      }
    }
  })
})
