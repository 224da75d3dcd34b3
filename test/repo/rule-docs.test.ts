import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { analyze } from '@undisclosed/core'
import { createProject, loadTemplateParsers } from '@undisclosed/project'
import { disagreements, marksIn } from '../harness.js'
import { tree } from '../project/tree.harness.js'

const folder = new URL('../../docs/rules/', import.meta.url)
const code = new Set(['js', 'mjs', 'cjs', 'ts', 'jsx', 'tsx', 'vue'])
const extensionOf: Readonly<Record<string, string>> = { jinja: 'njk', go: 'gohtml' }

interface Example {
  readonly language: string
  readonly text: string
  readonly line: number
  readonly heading: string
}

/** The fenced examples of a page, with the heading they stand under. */
function examplesOf(page: string): Example[] {
  const examples: Example[] = []
  let heading = ''
  let open: { language: string; line: number; lines: string[] } | undefined
  for (const [index, line] of page.split('\n').entries()) {
    const fence = /^```(\w*)$/.exec(line)
    if (!fence && !open) heading = /^##\s+(.*)$/.exec(line)?.[1] ?? heading
    else if (!fence) open!.lines.push(line)
    else if (open) {
      examples.push({ language: open.language, text: `${open.lines.join('\n')}\n`, line: open.line, heading })
      open = undefined
    } else open = { language: fence[1]!, line: index + 1, lines: [] }
  }
  return examples
}

/** From one `leaky` comment to the next; what stands before the first is safe. */
function leakyParts(text: string): { readonly from: number; readonly to: number }[] {
  const starts = [...text.matchAll(/(?:<!--|\{\{!(?:--)?|\{#|\{%-? #|<%#|\/\/-?)\s*leaky\b/g)].map((match) => match.index)
  return starts.map((from, at) => ({ from, to: starts[at + 1] ?? text.length }))
}

describe.each(readdirSync(folder).sort())('%s', (file) => {
  const rule = file.replace(/\.md$/, '')
  const examples = examplesOf(readFileSync(new URL(file, folder), 'utf8'))
  const inCode = examples.filter(({ language }) => code.has(language))
  const inTemplates = examples.filter(({ language }) => !code.has(language))

  test('has examples on both sides', () => {
    const leaky = examples.filter(({ text }) => marksIn('', text).length > 0 || leakyParts(text).length > 0)
    expect(leaky.length).toBeGreaterThan(0)
    expect(examples.length).toBeGreaterThan(leaky.length)
  })

  test.runIf(inCode.length > 0).each(inCode)('line $line: $heading', ({ language, text, heading }) => {
    const name = `example.${language}`
    const marks = marksIn(name, text)
    if (/^incorrect/i.test(heading)) expect(marks.map((mark) => mark.rule)).toContain(rule)
    if (/^correct/i.test(heading)) expect(marks).toEqual([])
    const project = createProject({ root: tree({ [name]: text }) })
    const analysis = analyze(project, { minCertainty: 'possible' })
    expect(project.notes()).toEqual([])
    expect(disagreements(`docs/${file}`, { project, analysis })).toEqual([])
  })

  test.runIf(inTemplates.length > 0).each(inTemplates)('line $line: template', ({ language, text }) => {
    const name = `mail.${extensionOf[language] ?? language}`
    const project = createProject({ root: tree({ [name]: text }) })
    const { findings } = analyze(project, { templateParsers: loadTemplateParsers() })
    const parts = leakyParts(text)
    const within = parts.map(({ from, to }) => findings.filter(({ span }) => span[0] >= from && span[0] < to).map(({ ruleId }) => ruleId))
    for (const found of within) expect(found).toContain(rule)
    expect(within.flat()).toHaveLength(findings.length)
  })
})
