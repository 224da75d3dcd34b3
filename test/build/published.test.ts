import { readFileSync } from 'node:fs'
import * as esbuild from 'esbuild'
import rspack from '@rspack/core'
import { expect, test } from 'vitest'
import type * as OfEsbuild from 'unplugin-undisclosed/esbuild'
import type * as OfRspack from 'unplugin-undisclosed/rspack'
import { wrapper } from '../hosts/mailer.harness.js'
import { compilerConfig, esbuildOptions, ofMessage, ofStats, type Said, type Stats } from './bundlers.harness.js'
import { output } from './output.harness.js'
import { shop } from './shop.harness.js'

const unplugin = new URL('../../packages/unplugin/', import.meta.url)
const { publishConfig } = JSON.parse(readFileSync(new URL('package.json', unplugin), 'utf8')) as {
  publishConfig: { exports: Readonly<Record<string, { readonly default: string }>> }
}
/** The plugin as the published package has it: bundled, which the others here are not. */
const published = (name: string): Promise<unknown> => import(new URL(publishConfig.exports[`./${name}`]!.default, unplugin).href)

test('the published plugin is there for every bundler, and an esbuild with it fails where all are shown to all', async () => {
  for (const name of ['vite', 'rollup', 'rolldown', 'webpack', 'rspack', 'esbuild'])
    expect(await published(name), name).toHaveProperty('default', expect.any(Function))
  const { default: plugin } = (await published('esbuild')) as typeof OfEsbuild
  const root = shop({ 'lib/mail.js': wrapper('shared') })
  const failure = await esbuild.build({ ...esbuildOptions(root, {}), plugins: [plugin()] }).catch((error: esbuild.BuildFailure) => error)
  expect(failure.errors.map((one) => ofMessage('error', one).text)).toEqual([expect.stringContaining('Everyone in “To” can read')])
  expect(output(root)).toBe('')
})

test('the one of Rspack makes modules of templates, which unplugin has the loader for', async () => {
  const { default: plugin } = (await published('rspack')) as typeof OfRspack
  const root = shop()
  const said = await new Promise<Said[]>((resolve, reject) => {
    const compiler = rspack.rspack({ ...compilerConfig(root, false), plugins: [plugin({ mjml: true })] })
    compiler.run((error, stats) => compiler.close(() => (stats ? resolve(ofStats(stats as Stats)) : reject(error!))))
  })
  expect(said).toEqual([])
  expect(output(root)).toContain('Dear {{ customer.firstName }}')
})
