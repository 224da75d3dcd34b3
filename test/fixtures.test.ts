import { lineStartsOf, positionAt } from '@undisclosed/core'
import { expect, test } from 'vitest'
import { analyseFolder, disagreements, fixtureFolders, marksIn, rendered } from './harness.js'

test('marks speak of the next line that holds none', () => {
  const text = '// expect: a, b\n// missing: c\nsend()\n{/* noisy: d */}\n<p>\n<!-- expect-possible: e -->\n# expect: f\nx'
  expect(marksIn('f', text).map(({ kind, rule, line }) => `${kind} ${rule} ${line}`)).toEqual([
    'expect a 3',
    'expect b 3',
    'missing c 3',
    'noisy d 5',
    'expect-possible e 8',
    'expect f 8',
  ])
})

test('there are fixtures', () => {
  expect(fixtureFolders().length).toBeGreaterThan(80)
})

test.each(fixtureFolders())('%s', async (folder) => {
  const analysed = analyseFolder(folder)
  expect(disagreements(folder, analysed).join('\n')).toBe('')
  await expect(rendered(analysed)).toMatchFileSnapshot(`__snapshots__/${folder}.txt`)
})

test.each(fixtureFolders().filter((folder) => /^rules\/no-(?:foreign-data|shared-message)\//.test(folder)))(
  '%s: --explain finds the same, and tells of each finding',
  (folder) => {
    const told: string[] = []
    const explained = analyseFolder(folder, (line) => void told.push(line)).analysis.findings
    const { analysis, project } = analyseFolder(folder)
    expect(explained).toEqual(analysis.findings)
    const untold = explained
      .map(({ ruleId, file, span }) => ({ ruleId, at: `at ${file}:${positionAt(lineStartsOf(project.text(file)), span[0]).line}: ` }))
      .filter(({ ruleId, at }) => !told.some((line) => line.startsWith(`  → ${ruleId} (`) && line.includes(at)))
    expect(untold).toEqual([])
  },
)
