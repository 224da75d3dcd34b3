import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseByBabel } from '@babel/eslint-parser'
import { ESLint, type Linter } from 'eslint'
import undisclosed from 'eslint-plugin-undisclosed'
import * as svelte from 'svelte-eslint-parser'
import tseslint from 'typescript-eslint'
import { describe, expect, test } from 'vitest'
import vue from 'vue-eslint-parser'
import { tree } from '../project/tree.harness.js'
import { toldByEslint } from './eslint.harness.js'
import { caller, exposed, mailer } from './mailer.harness.js'

const handler = (indent: string): string =>
  caller
    .replace('export async', 'async')
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n')

const component = `<script setup lang="ts">\n${handler('')}\n</script>\n\n<template>\n  <button @click="news">Send</button>\n</template>\n`
const older = component.replace(' setup', '').replace('async function news', 'export default { methods: { news } }\nasync function news')
const page = `<script lang="ts">\n${handler('  ')}\n</script>\n\n<button onclick={news}>Send</button>\n`

function eslintIn(cwd: string, files: string, languageOptions: Linter.LanguageOptions): ESLint {
  const overrideConfig: Linter.Config[] = [{ files: [files], languageOptions }, ...undisclosed.configs.recommended]
  return new ESLint({ cwd, overrideConfigFile: true, overrideConfig })
}

const inTypeScript = { parserOptions: { parser: tseslint.parser } }

// Of Babel’s parser only the tree is taken: the scopes of its version for Node 20 are those of ESLint 9.
describe.each([
  ['Vue', 'jobs/news.vue', component, { parser: vue, ...inTypeScript }, '7:16-7:65'],
  ['Vue, with options', 'jobs/news.vue', older, { parser: vue, ...inTypeScript }, '8:16-8:65'],
  ['Svelte', 'jobs/news.svelte', page, { parser: svelte, ...inTypeScript }, '7:18-7:67'],
  [
    'Babel',
    'jobs/news.js',
    `// @flow\ntype Subscriber = {| email: string |}\n${caller}`,
    {
      parser: { parse: parseByBabel } as Linter.Parser,
      parserOptions: { requireConfigFile: false, babelOptions: { parserOpts: { plugins: ['flow', 'jsx'] } } },
    },
    '8:16-8:65',
  ],
] as const)('%s', (_, file, text, languageOptions, place) => {
  const wanted = [`${file}:${place} no-exposed-recipients ${exposed}`]
  const files = { ...mailer, 'jobs/news.js': '', [file]: text }

  test('is told where the list is, in the file and in unsaved text', async () => {
    const cwd = tree(files)
    const eslint = eslintIn(cwd, file, languageOptions)
    expect(toldByEslint(cwd, await eslint.lintFiles([file]))).toEqual(wanted)
    const edited = await eslint.lintText(`${text}\n`, { filePath: join(cwd, file) })
    expect(toldByEslint(cwd, edited)).toEqual(wanted)
    expect(
      toldByEslint(
        cwd,
        await eslint.lintText(text.replace('.map((subscriber) => subscriber.email)', '[0].email'), { filePath: join(cwd, file) }),
      ),
    ).toEqual([])
  })

  test('and a saved wrapper counts at once', async () => {
    const cwd = tree(files)
    const eslint = eslintIn(cwd, file, languageOptions)
    await eslint.lintFiles([file])
    writeFileSync(join(cwd, 'lib/mail.js'), 'export const notify = () => undefined\n')
    expect(toldByEslint(cwd, await eslint.lintFiles([file]))).toEqual([])
  })
})
