import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, expect, test } from 'vitest'
import { tree } from './tree.harness.js'

const loader = new URL('../../packages/project/dist/script.js', import.meta.url).href
const bundle = `const { basename } = require('node:path')
module.exports = {
  squared: (number) => number * number,
  name: () => basename(new URL(urlFor('./bundle.cjs')).pathname),
  loaded: async () => (await moduleAt(urlFor('./other.mjs'))).default,
}
`
let root = ''

beforeEach(() => {
  root = tree({ 'bundle.cjs': bundle, 'other.mjs': "export default 'another module'\n" })
})

/** What a process says that runs the bundle for some milliseconds. */
function run(milliseconds: number, digest = 'first') {
  const code = `
    const { runScript } = await import(${JSON.stringify(loader)})
    const { squared, name, loaded } = runScript(new URL(${JSON.stringify(pathToFileURL(join(root, 'bundle.cjs')).href)}), ${JSON.stringify(digest)})
    console.log(squared(7), name(), await loaded())
    while (performance.now() < ${milliseconds});`
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
  return stdout + stderr
}

const said = '49 bundle.cjs another module\n'
const keptFiles = (): string[] => readdirSync(root).filter((name) => name.startsWith('bundle.cjs.'))

test('what was compiled is kept by a run that is worth it, and the next runs say the same', () => {
  expect(run(0)).toBe(said)
  expect(run(300)).toBe(said)
  const [name, ...more] = keptFiles()
  expect(name).toMatch(/^bundle\.cjs\.first\.\d+$/)
  expect(more).toEqual([])
  expect(run(300)).toBe(said)
  expect(keptFiles()).toEqual([name])
})

test('another bundle is compiled anew, and so is one whose kept code is broken', () => {
  run(300)
  writeFileSync(join(root, 'bundle.cjs'), bundle.replace('number * number', 'number + number'))
  expect(run(300, 'second')).toBe(said.replace('49', '14'))
  for (const name of keptFiles()) writeFileSync(join(root, name), 'no code')
  expect(run(0, 'second')).toBe(said.replace('49', '14'))
})

test('where nothing can be written, the bundle runs all the same', () => {
  // A folder in its place: as root, the tests may write anywhere.
  run(300)
  const [name] = keptFiles()
  const other = tree({ 'bundle.cjs': bundle, 'other.mjs': "export default 'another module'\n", [`${name}/inside`]: '' })
  root = other
  expect(run(300)).toBe(said)
  expect(keptFiles()).toEqual([name])
})
