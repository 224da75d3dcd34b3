import { join } from 'node:path'
import * as esbuild from 'esbuild'
import { expect, test } from 'vitest'
import { wrapper } from '../hosts/mailer.harness.js'
import { esbuildOptions, ofMessage } from './bundlers.harness.js'
import { output } from './output.harness.js'
import { shop } from './shop.harness.js'

/** Builds an application that shows all to all; what esbuild says of it, first lines alone. */
async function failing(
  files: Readonly<Record<string, string>>,
  more: (own: esbuild.BuildOptions) => esbuild.BuildOptions,
): Promise<string[]> {
  const root = shop({ 'lib/mail.js': wrapper('shared'), ...files })
  try {
    await esbuild.build(more(esbuildOptions(root, {})))
    return []
  } catch (error) {
    return (error as esbuild.BuildFailure).errors.map((one) => ofMessage('error', one).text.split('\n')[0]!)
  } finally {
    expect(output(root)).toBe('')
  }
}

const exposed = [expect.stringContaining('Everyone in “To” can read the other addresses. Send one copy each.')]

/** A plugin of the user’s that answers for `jobs/news.js`, which we would hold. */
const loading: esbuild.Plugin = {
  name: 'own',
  setup(build) {
    build.onLoad({ filter: /news\.js$/ }, () => ({ contents: 'export const news = 1' }))
  },
}
const leading: esbuild.Plugin = {
  name: 'own',
  setup(build) {
    build.onResolve({ filter: /news\.js$/ }, () => ({ path: join(build.initialOptions.absWorkingDir!, 'jobs/sum.js') }))
  },
}

test('a plugin before ours that loads the module in our place: nothing is written', async () => {
  expect(await failing({}, (own) => ({ ...own, plugins: [loading, ...own.plugins!] }))).toEqual(exposed)
})

test('one after ours that leads its import elsewhere, an alias, a package outside', async () => {
  const sum = { 'jobs/news.js': 'export const news = 1\n', 'src/index.js': "import { sum } from '../jobs/news.js'\nconsole.log(sum)\n" }
  const sender = {
    'jobs/all.js':
      "import { notify } from '../lib/mail.js'\nimport { prisma } from '../lib/db.js'\nexport const all = async () => notify((await prisma.subscriber.findMany()).map((one) => one.email), 'News')\n",
  }
  expect(await failing({ ...sum, ...sender }, (own) => ({ ...own, plugins: [...own.plugins!, leading] }))).toEqual(exposed)
  expect(await failing({ ...sum, ...sender }, (own) => ({ ...own, external: [...own.external!, '*/news.js'] }))).toEqual(exposed)
})

test('imports that stand in a comment, in types alone, or nowhere', async () => {
  const entry = (text: string) => ({ 'src/index.js': text })
  expect(await failing(entry('console.log(1)\n'), (own) => own)).toEqual(exposed)
  expect(await failing(entry("/*\nimport '../jobs/news.js'\n*/\nconsole.log(1)\n"), (own) => own)).toEqual(exposed)
  const types = {
    'src/index.ts': "import { Row } from './rows'\nexport const rows: Row[] = []\n",
    'src/rows.ts': 'export type Row = string\n',
  }
  expect(await failing(types, (own) => ({ ...own, entryPoints: ['src/index.ts'] }))).toEqual(exposed)
})

test('several entry points, the first of which is imported by the second', async () => {
  const second = { 'src/second.js': "import './index.js'\n" }
  expect(await failing(second, (own) => ({ ...own, entryPoints: ['src/index.js', 'src/second.js'] }))).toEqual(exposed)
})
