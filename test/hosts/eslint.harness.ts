import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ESLint, type Linter } from 'eslint'
import undisclosed from 'eslint-plugin-undisclosed'
import tseslint from 'typescript-eslint'
import { afterAll } from 'vitest'
import { lineStartsOf, positionAt, type Finding } from '@undisclosed/core'

const made: string[] = []

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A copy of a fixture outside this repository, so that nothing above it counts. */
export function copyOf(folder: string): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'undisclosed-eslint-')))
  made.push(root)
  cpSync(fileURLToPath(new URL(`../${folder}`, import.meta.url)), root, { recursive: true })
  return root
}

export type ParserChoice = 'espree' | 'typescript-eslint'

/** What stands in for a parser of components: it gives ESLint an empty tree, and the scripts are ours to find. */
const componentParser: Linter.Parser = {
  parse: (text: string) => ({
    type: 'Program',
    body: [],
    comments: [],
    tokens: [],
    sourceType: 'module',
    range: [0, text.length],
    loc: { start: { line: 1, column: 0 }, end: { line: text.split('\n').length, column: 0 } },
  }),
}

/** espree reads what it can, and TypeScript is read by its own parser in any case. */
export function parserConfigs(choice: ParserChoice): Linter.Config[] {
  const jsx = { parserOptions: { ecmaFeatures: { jsx: true } } }
  const javascript = '**/*.{js,mjs,cjs,jsx}'
  return [
    { files: [javascript], languageOptions: jsx },
    {
      files: ['**/*.{ts,mts,cts,tsx}', ...(choice === 'espree' ? [] : [javascript])],
      languageOptions: { parser: tseslint.parser, ...jsx },
    },
    { files: ['**/*.{vue,svelte,astro}'], languageOptions: { parser: componentParser } },
  ]
}

export function eslintIn(cwd: string, choice: ParserChoice, preset: 'recommended' | 'strict' = 'strict', more: Linter.Config = {}): ESLint {
  return new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [...parserConfigs(choice), ...undisclosed.configs[preset], more],
    errorOnUnmatchedPattern: false,
    ignore: false,
  })
}

/** One line a problem: place from start to end, rule, text. */
export function toldByEslint(cwd: string, results: readonly ESLint.LintResult[]): string[] {
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(
        ({ line, column, endLine, endColumn, ruleId, message }) =>
          `${relative(cwd, filePath).split(sep).join('/')}:${line}:${column}-${endLine}:${endColumn} ${(ruleId ?? 'none').replace('undisclosed/', '')} ${message}`,
      ),
    )
    .sort()
}

/** The same of what the core found, as every host gets it. */
export function toldByCore(findings: readonly Finding[], textOf: (file: string) => string): string[] {
  return findings
    .map(({ file, span, ruleId, message }) => {
      const lines = lineStartsOf(textOf(file))
      const [start, end] = [positionAt(lines, span[0]), positionAt(lines, span[1])]
      return `${file}:${start.line}:${start.column}-${end.line}:${end.column} ${ruleId} ${message}`
    })
    .sort()
}
