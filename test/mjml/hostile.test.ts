import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const run = promisify(execFile)
const packageFile = new URL('../../packages/mjml/package.json', import.meta.url)
const ours = new URL('dist/index.js', packageFile).href
const mail = '<mjml><mj-body><mj-section><mj-column><mj-text>Hello</mj-text></mj-column></mj-section></mj-body></mjml>'

/** Leaves a file named after itself in `ran/` when anything runs it. */
const witness = (name: string) =>
  `require('node:fs').writeFileSync(require('node:path').join(__dirname, 'ran', '${name}'), ''); module.exports = {}`

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  const files = {
    'package.json': JSON.stringify({ name: 'shop' }),
    '.mjmlconfig': JSON.stringify({ packages: ['./components/MjEvil.js', 'evil'], options: { minify: true } }),
    '.mjmlconfig.js': witness('mjmlconfig-js'),
    'components/MjEvil.js': witness('component').replace('__dirname', "__dirname, '..'"),
    'node_modules/evil/index.js': witness('package').replace('__dirname', "__dirname, '../..'"),
    '.htmlnanorc.js': witness('htmlnanorc'),
    'htmlnano.config.js': witness('htmlnano'),
    'cssnano.config.js': witness('cssnano'),
    'postcss.config.js': witness('postcss'),
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a script in the hostile folder (or copies of it), and tells which of its files were run. */
async function ranBy(script: string): Promise<string[]> {
  const cwd = mkdtempSync(join(tmpdir(), 'checkout-'))
  try {
    cpSync(folder, cwd, { recursive: true })
    mkdirSync(join(cwd, 'ran'))
    const env = { ...process.env }
    delete env['MJML_BROWSER']
    await run(process.execPath, ['--input-type=module', '--eval', script], { cwd, env })
    return readdirSync(join(cwd, 'ran')).sort()
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}

const plainMjml = `
  import { createRequire } from 'node:module'
  const mjml2html = createRequire(${JSON.stringify(packageFile.href)})('mjml')
  await mjml2html(${JSON.stringify(mail)}, { minify: true })`

const load = `const { compile, validate, close } = await import(${JSON.stringify(ours)})
  const options = { file: 'mail.mjml', root: process.cwd() }`

describe('a working directory that names code', () => {
  test('runs it when MJML is imported there, and when it minifies', async () => {
    expect(await ranBy(plainMjml)).toEqual(['component', 'htmlnanorc', 'package'])
  })

  test.each([
    ['compile', `await compile(${JSON.stringify(mail)}, options)`],
    ['minify', `await compile(${JSON.stringify(mail)}, { ...options, minify: true })`],
    ['validate', `await validate(${JSON.stringify(mail)}, options)`],
  ])('runs nothing when we %s', async (_, call) => {
    expect(await ranBy(`${load}\n${call}\nawait close()`)).toEqual([])
  })

  test('runs nothing, whatever the process does to its environment and folder while MJML loads', async () => {
    const script = `${load}
      const here = process.cwd()
      const going = compile(${JSON.stringify(mail)}, { ...options, minify: true })
      let busy = true
      const meddle = () => {
        delete process.env.MJML_BROWSER
        process.chdir('/')
        process.chdir(here)
        if (busy) setImmediate(meddle)
      }
      meddle()
      await going
      busy = false
      if ('MJML_BROWSER' in process.env) throw new Error('our environment was changed')
      await close()`
    expect(await ranBy(script)).toEqual([])
  })
})

test('a process that compiled ends by itself', async () => {
  const { stdout } = await run(process.execPath, [
    '--input-type=module',
    '--eval',
    `const { compile } = await import(${JSON.stringify(ours)})
     console.log((await compile(${JSON.stringify(mail)}, { file: 'mail.mjml', root: '/' })).text)`,
  ])
  expect(stdout.trim()).toBe('Hello')
})
