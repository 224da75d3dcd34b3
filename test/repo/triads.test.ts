import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { directiveRule, reporters, rules, templateRules } from '@undisclosed/core'
import { analyseFolder, fixtureFolders, marksIn } from '../harness.js'
import { fixtures } from '../templates/fixtures.js'

const docs = new URL('../../docs/rules/', import.meta.url)
const all = [...rules, ...templateRules]
const names = [...new Set(all.map(({ name }) => name))].sort()

describe.each(names)('%s', (name) => {
  const halves = all.filter((rule) => rule.name === name)

  test('has a page that says what it says', () => {
    const page = readFileSync(new URL(`${name}.md`, docs), 'utf8')
    expect(page.startsWith(`# ${name}\n`)).toBe(true)
    for (const { meta } of halves) {
      expect(page).toContain(meta.description)
      for (const message of Object.values(meta.messages)) expect(page).toContain(message)
    }
  })

  test('tells what happens and the way out in 120 characters', () => {
    for (const { meta } of halves)
      for (const message of Object.values(meta.messages)) {
        expect(message.length).toBeLessThanOrEqual(120)
        expect(message).not.toMatch(/\b(?:invalid|bad|please)\b/i)
        expect(message.split('. ').length, message).toBeGreaterThan(1)
      }
  })
})

describe.each(rules.map(({ name }) => name))('fixtures of %s', (name) => {
  const folders = fixtureFolders().filter((folder) => folder.startsWith('rules/'))
  const mine = folders.filter((folder) => folder.startsWith(`rules/${name}/`))

  test('hold leaks, and files with nothing to find', () => {
    const marked = mine.map((folder) => {
      const { project } = analyseFolder(folder)
      return project.files.map((file) => marksIn(file, project.text(file)).filter((mark) => mark.rule === name).length)
    })
    expect(marked.flat().some((count) => count > 0)).toBe(true)
    expect(marked.flat().some((count) => count === 0)).toBe(true)
  })
})

test.each(templateRules.map(({ name }) => name))('%s has leaky and safe templates', (name) => {
  const cells = Object.values(fixtures).map(
    (row) => (row as Readonly<Record<string, string | { leaky: readonly string[]; safe: readonly string[] }>>)[name],
  )
  expect(cells.some((cell) => typeof cell === 'object' && cell.leaky.length > 0 && cell.safe.length > 0)).toBe(true)
})

test('every page and every fixture folder belongs to a rule', () => {
  const pages = readdirSync(docs).map((file) => file.replace(/\.md$/, ''))
  expect(pages.filter((page) => !names.includes(page) && page !== directiveRule.name)).toEqual([])
  expect(readdirSync(new URL('../rules/', import.meta.url)).filter((folder) => !names.includes(folder))).toEqual([])
})

test('every reporter has a name, a description and a test', () => {
  const folder = new URL('../reporters/', import.meta.url)
  const tests = readdirSync(folder).filter((file) => file.endsWith('.test.ts'))
  const text = tests.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n')
  for (const { name, description } of reporters) {
    expect(description).not.toBe('')
    expect(text).toContain(`'${name}'`)
  }
})
