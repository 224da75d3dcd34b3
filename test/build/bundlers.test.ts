import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Options } from 'unplugin-undisclosed'
import vitePlugin from 'unplugin-undisclosed/vite'
import { wrapper } from '../hosts/mailer.harness.js'
import { bundlers, rollupWithoutOutput, type Said } from './bundlers.harness.js'
import { output } from './output.harness.js'
import { leakyMail, shop } from './shop.harness.js'

const leakySend = { 'lib/mail.js': wrapper('shared') }
const leakyTemplates = { 'emails/welcome.mjml': leakyMail, 'emails/orphan.mjml': leakyMail }

const broken = { 'lib/broken.js': "import nodemailer from 'nodemailer'\nconst open = {\n" }

const placeOf = (root: string, { level, file, line, column }: Said): string =>
  `${level} ${resolve(root, file).slice(root.length + 1)}:${line}:${column}`

describe.each(Object.entries(bundlers))('%s', (name, bundle) => {
  test('a clean application passes, and its own loader still makes the template a module', async () => {
    const root = shop()
    expect(await bundle(root, {})).toEqual([])
    expect(output(root)).toContain('Dear {{ customer.firstName }}')
    if (name === 'vite' || name.startsWith('roll')) expect(output(root)).toContain('own: <mjml>')
  })

  test('a send that shows all to all fails the build, with place, frame and the way of the list', async () => {
    const root = shop(leakySend)
    const said = await bundle(root, {})
    expect(said.map((one) => placeOf(root, one))).toEqual(['error jobs/news.js:6:15'])
    expect(said[0]!.text).toContain('Everyone in “To” can read the other addresses. Send one copy each.')
    expect(said[0]!.text).toContain('no-exposed-recipients (certain)')
    expect(said[0]!.text).toContain('sent as one message by Nodemailer')
    expect(said[0]!.frame).toContain('await notify(subscribers.map((subscriber) => subscriber.email)')
    expect(output(root)).toBe('')
  })

  test('templates are told, imported or not, at their tag; what is likely warns, and so does code that does not parse', async () => {
    const root = shop({ ...leakyTemplates, ...broken })
    const [unread, ...said] = (await bundle(root, {})).sort((a, b) => Number(b.text.includes('parse')) - Number(a.text.includes('parse')))
    expect(unread!.text).toContain('does not parse: ')
    expect(placeOf(root, unread!)).toMatch(/^warning lib\/broken\.js:\d:0$/)
    expect(said.map((one) => placeOf(root, one)).sort()).toEqual(['warning emails/orphan.mjml:5:46', 'warning emails/welcome.mjml:5:46'])
    for (const { text, frame } of said) {
      expect(text).toContain('Every reader gets “email” of all “users”.')
      expect(frame).toContain('{{#each users}}{{this.email}}')
    }
    expect(output(root)).toContain('Also invited')
  })

  test('failOn decides what stops a build', async () => {
    const levels = async (files: Readonly<Record<string, string>>, failOn: Options['failOn']) =>
      (await bundle(shop(files), { ...(failOn && { failOn }) })).map(({ level }) => level)
    expect(await levels({ 'emails/orphan.mjml': leakyMail }, 'warning')).toEqual(['error'])
    expect(await levels({ ...leakySend, 'emails/orphan.mjml': leakyMail }, 'never')).toEqual(['warning', 'warning'])
  })

  test('the report lies in the output', async () => {
    const root = shop({ 'emails/orphan.mjml': leakyMail })
    await bundle(root, { report: 'html' })
    expect(readFileSync(join(root, 'out/undisclosed.html'), 'utf8')).toMatch(
      /^<!doctype html>[\s\S]*emails\/orphan\.mjml[\s\S]*<\/html>\s*$/,
    )
  })

  test('a report with a place of its own is written when the build fails, too', async () => {
    const root = shop(leakySend)
    await bundle(root, { report: { format: 'html', file: 'reports/mail.html' } })
    expect(readFileSync(join(root, 'reports/mail.html'), 'utf8')).toContain('data-rule="no-exposed-recipients"')
    expect(existsSync(join(root, 'out/undisclosed.html'))).toBe(false)
  })
})

test('a report takes the place of an earlier one, and of nothing else', async () => {
  const root = shop({ 'emails/orphan.mjml': leakyMail, 'NOTES.md': 'Mine.' })
  const into = (file: string): Promise<unknown> => bundlers['rollup']!(root, { failOn: 'never', report: { format: 'json', file } })
  await into('report.json')
  await into('report.json')
  expect(readFileSync(join(root, 'report.json'), 'utf8')).toContain('emails/orphan.mjml')
  for (const file of ['NOTES.md', 'emails/orphan.mjml', 'package.json', 'emails']) {
    const before = file === 'emails' ? undefined : readFileSync(join(root, file), 'utf8')
    expect(JSON.stringify(await into(file).catch(String)), file).toMatch(new RegExp(`report: ${file} is (?:there already|a folder)`))
    if (before !== undefined) expect(readFileSync(join(root, file), 'utf8')).toBe(before)
  }
  // A verdict that was kept is no reason to write over what took the report’s place.
  writeFileSync(join(root, 'report.json'), 'Mine.')
  expect(JSON.stringify(await into('report.json').catch(String))).toContain('report: report.json is there already')
  expect(readFileSync(join(root, 'report.json'), 'utf8')).toBe('Mine.')
})

test.each([
  ['json', /^\{[\s\S]*"file": ?"emails\/orphan\.mjml"[\s\S]*\}\s*$/],
  ['sarif', /^\{[\s\S]*"version": ?"2\.1\.0"[\s\S]*"uri": ?"emails\/orphan\.mjml"[\s\S]*\}\s*$/],
])('the report in another format: %s', async (report, expected) => {
  const root = shop({ 'emails/orphan.mjml': leakyMail })
  await bundlers['esbuild']!(root, { report })
  expect(readFileSync(join(root, 'out', `undisclosed.${report}`), 'utf8')).toMatch(expected)
})

test('Rollup without output tells when the bundle is closed', async () => {
  const said = await rollupWithoutOutput(shop(leakySend), {})
  expect(said.map(({ text }) => text)).toEqual([expect.stringContaining('Everyone in “To” can read the other addresses.')])
})

test('include and exclude choose what is told', async () => {
  const root = shop({ ...leakySend, ...leakyTemplates })
  const files = async (options: Options) => (await bundlers['rollup']!(root, options)).map((one) => placeOf(root, one))
  expect(await files({ include: ['emails/welcome.mjml'] })).toEqual(['warning emails/welcome.mjml:5:46'])
  expect(await files({ exclude: ['emails/**'] })).toEqual(['error jobs/news.js:6:15'])
})

test('the config counts: found, named, given or left out', async () => {
  const off = { rules: { 'no-people-list': 'off' } } as const
  const root = shop({ 'emails/orphan.mjml': leakyMail, 'undisclosed.config.json': JSON.stringify(off), 'other.json': '{}' })
  expect(await bundlers['rollup']!(root, {})).toEqual([])
  expect(await bundlers['rollup']!(root, { config: 'other.json' })).toHaveLength(1)
  expect(await bundlers['rollup']!(root, { config: false })).toHaveLength(1)
  expect(await bundlers['rollup']!(root, { config: { rules: off.rules } })).toEqual([])
})

test('what the baseline of the config accepts is neither told nor fails, in a kept verdict neither, until it is taken out', async () => {
  const root = shop({ ...leakySend, 'package.json': '{ "name": "shop" }', 'node_modules/x/package.json': '{}' })
  const options = { report: { format: 'json', file: 'report.json' } }
  expect(await bundlers['rollup']!(root, options)).toHaveLength(1)
  const report = readFileSync(join(root, 'report.json'), 'utf8')
  writeFileSync(join(root, 'accepted.json'), report.replace(/"version": ?\d/, '"version":1'))
  writeFileSync(join(root, 'undisclosed.config.json'), '{ "baseline": "accepted.json" }')
  expect(await bundlers['rollup']!(root, {})).toEqual([])
  expect(await bundlers['rollup']!(root, {})).toEqual([])
  writeFileSync(join(root, 'accepted.json'), '{ "version": 1, "findings": [] }')
  expect(await bundlers['rollup']!(root, {})).toHaveLength(1)
})

test('an option that is none is refused by name, with the one that was meant', () => {
  expect(() => vitePlugin({ failon: 'error' } as Options)).toThrow('unplugin-undisclosed: failon is no option. Did you mean failOn?')
  expect(() => vitePlugin({ failOn: 'sometimes' } as unknown as Options)).toThrow('it takes error, warning, never')
  expect(() => vitePlugin({ report: 'jsn' })).toThrow('did you mean json?')
  expect(() => vitePlugin({ mjml: { minified: true } } as Options)).toThrow(
    'mjml.minified is no option. It takes folder, out, minify, text',
  )
  expect(() => vitePlugin({ include: 'emails/**' } as unknown as Options)).toThrow("include takes a list of globs, such as ['emails/**']")
})
