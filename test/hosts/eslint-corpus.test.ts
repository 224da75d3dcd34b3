import { describe, expect, test } from 'vitest'
import { join } from 'node:path'
import { analyseFolder, fixtureFolders, type Analysed } from '../harness.js'
import { copyOf, eslintIn, toldByCore, toldByEslint, type ParserChoice } from './eslint.harness.js'

const isCode = (file: string): boolean => /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/.test(file)

/** Findings in code by what they needed: links of imports alone, or of the whole project. */
const seen = { import: 0, project: 0 }

function expected({ project, analysis }: Analysed): string[] {
  const inCode = analysis.findings.filter(({ file }) => isCode(file))
  for (const { links } of inCode) seen[links]++
  return toldByCore(inCode, (file) => project.text(file))
}

const choices: readonly ParserChoice[] = ['espree', 'typescript-eslint']

describe.each(fixtureFolders())('%s', (folder) => {
  const analysed = analyseFolder(folder)
  const { project, analysis } = analysed
  const wanted = expected(analysed)
  const code = project.files

  test.runIf(code.length > 0).each(choices)('ESLint with %s tells what the command tells', async (choice) => {
    const cwd = copyOf(folder)
    expect(toldByEslint(cwd, await eslintIn(cwd, choice).lintFiles([...code]))).toEqual(wanted)
  })

  const leaky = [...new Set(analysis.findings.map(({ file }) => file))].filter((file) => isCode(file))

  test.runIf(leaky.length > 0).each(choices)('and in unsaved text, read by %s', async (choice) => {
    const cwd = copyOf(folder)
    for (const file of leaky) {
      const results = await eslintIn(cwd, choice).lintText(`${project.text(file)}\n`, { filePath: join(cwd, file) })
      expect(toldByEslint(cwd, results)).toEqual(wanted.filter((line) => line.startsWith(`${file}:`)))
    }
  })
})

test('findings that need links of the whole project are among them, and none is left out', () => {
  expect(seen.project).toBeGreaterThan(10)
  expect(seen.import).toBeGreaterThan(100)
})
