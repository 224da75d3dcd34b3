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
  const code = project.files.filter(isCode)

  // One copy, so that the project in memory is one; saved text is answered from it, whatever ESLint's parser read.
  test.runIf(code.length > 0)('ESLint tells what the command tells, also in unsaved text by each parser', async () => {
    const cwd = copyOf(folder)
    const hosts = choices.map((choice) => eslintIn(cwd, choice))
    expect(toldByEslint(cwd, await hosts[1]!.lintFiles([...code]))).toEqual(wanted)
    const leaky = [...new Set(analysis.findings.map(({ file }) => file))].filter((file) => isCode(file))
    for (const [at, host] of hosts.entries()) {
      for (const file of leaky) {
        const results = await host.lintText(`${project.text(file)}${'\n'.repeat(at + 1)}`, { filePath: join(cwd, file) })
        expect(toldByEslint(cwd, results)).toEqual(wanted.filter((line) => line.startsWith(`${file}:`)))
      }
    }
  })
})

test('findings that need links of the whole project are among them, and none is left out', () => {
  expect(seen.project).toBeGreaterThan(10)
  expect(seen.import).toBeGreaterThan(100)
})
