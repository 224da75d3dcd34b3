import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { wrapper } from '../hosts/mailer.harness.js'
import { bundlers } from './bundlers.harness.js'
import { shop } from './shop.harness.js'

const build = bundlers.esbuild!
const installed = { 'node_modules/.package-lock.json': '{ "lockfileVersion": 3 }' }
const folder = (root: string): string => join(root, 'node_modules/.cache/undisclosed')

/** The file that the build's verdict is kept in, and when it was written. */
function kept(root: string): { readonly file: string; readonly written: number } {
  const [name, ...others] = readdirSync(folder(root))
  expect(others).toEqual([])
  const file = join(folder(root), name!)
  return { file, written: statSync(file).mtimeMs }
}

const rules = async (root: string, options = {}): Promise<string[]> => (await build(root, options)).map(({ text }) => text.split('\n')[0]!)

test('a second build tells what the first did without judging again, and a change ends it', async () => {
  const root = shop({ ...installed, 'lib/mail.js': wrapper('shared'), 'src/prices.js': 'export const price = 1\n' })
  const first = await rules(root)
  expect(first).toEqual([expect.stringContaining('Everyone in “To” can read the other addresses')])
  const { written } = kept(root)
  writeFileSync(join(root, 'src/prices.js'), 'export const price = 2\n')
  expect(await rules(root)).toEqual(first)
  expect(kept(root).written).toBe(written)
  writeFileSync(join(root, 'lib/mail.js'), wrapper('each'))
  expect(await rules(root)).toEqual([])
  expect(kept(root).written).toBeGreaterThan(written)
})

test('another lock file, config or option is another build', async () => {
  const root = shop({ ...installed, 'lib/mail.js': wrapper('shared') })
  await rules(root)
  const { written } = kept(root)
  writeFileSync(join(root, 'package-lock.json'), '{ "lockfileVersion": 3 }')
  await rules(root)
  const again = kept(root).written
  expect(again).toBeGreaterThan(written)
  writeFileSync(join(root, 'undisclosed.config.json'), '{ "rules": { "no-exposed-recipients": "off" } }')
  expect(await rules(root)).toEqual([])
  expect(await rules(root, { config: false })).toHaveLength(1)
})

test('a config that is data, typed or not, is kept with what it says', async () => {
  const root = shop({
    ...installed,
    'undisclosed.config.mjs': "// Ours\nexport default { rules: { 'no-people-list': 'off' }, bcc: 'allow' }\n",
  })
  await rules(root)
  expect(kept(root).file).toMatch(/build-[\w-]+\.json$/)
})

test('a damaged file is as good as none', async () => {
  const root = shop({ ...installed, 'lib/mail.js': wrapper('shared') })
  const first = await rules(root)
  const { file } = kept(root)
  writeFileSync(file, readFileSync(file, 'utf8').slice(0, 200))
  expect(await rules(root)).toEqual(first)
})

test('nothing is kept where nothing is installed, where it is turned off, or where the config is a program', async () => {
  const bare = shop()
  await rules(bare)
  expect(existsSync(join(bare, 'node_modules'))).toBe(false)
  const off = shop(installed)
  await rules(off, { cache: false })
  const program = shop({ ...installed, 'undisclosed.config.mjs': 'export default { bcc: process.env.BCC ?? "allow" }\n' })
  await rules(program)
  const shared = shop({
    ...installed,
    'undisclosed.config.mjs': "export { default } from './shared.mjs'\n",
    'shared.mjs': 'export default {}\n',
  })
  await rules(shared)
  for (const root of [off, program, shared]) expect(existsSync(folder(root))).toBe(false)
})
