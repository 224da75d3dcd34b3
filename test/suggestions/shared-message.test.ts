import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analyze, type Finding, type Suggestion } from '@undisclosed/core'
import { createProject } from '@undisclosed/project'

const folder = fileURLToPath(new URL('../rules/no-shared-message/', import.meta.url))

interface Case {
  readonly label: string
  readonly root: string
  readonly finding: Finding
  readonly suggestion: Suggestion
}

const cases = readdirSync(folder).flatMap((name): Case[] => {
  const root = join(folder, name)
  return analyze(createProject({ root })).findings.flatMap((finding) =>
    finding.suggestions
      .filter(({ edits }) => edits.length > 0)
      .map((suggestion) => ({ label: `${name}/${finding.file} ${finding.symbol ?? ''}`, root, finding, suggestion })),
  )
})

function applied(text: string, { edits }: Suggestion): string {
  return [...edits]
    .sort((a, b) => b.span[0] - a.span[0])
    .reduce((done, { span, text: by }) => done.slice(0, span[0]) + by + done.slice(span[1]), text)
}

test('each shape that has a safe edit offers one', () => {
  expect([...new Set(cases.map(({ finding }) => finding.messageId))].sort()).toEqual(['deferred', 'kept', 'overwritten', 'stale'])
})

test.each(cases)('nothing is found any more: $label', ({ root, finding, suggestion }) => {
  const text = createProject({ root }).text(finding.file)
  const project = createProject({ root, overlay: { [finding.file]: applied(text, suggestion) } })
  expect(project.facts(finding.file)?.recovered).toBeUndefined()
  const left = analyze(project).findings.filter(({ file, symbol }) => file === finding.file && symbol === finding.symbol)
  expect(left).toEqual([])
})
