import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { close } from '@undisclosed/mjml'
import { afterAll, describe, expect, test } from 'vitest'
import { bundlers } from './bundlers.harness.js'
import { output } from './output.harness.js'
import { safeMail, shop } from './shop.harness.js'

afterAll(close)

const compiling = { mjml: { text: true } } as const

/** The bundlers’ own loaders for templates are left out: here the plugin makes modules of them. */
describe.each(Object.entries(bundlers))('%s', (_, bundle) => {
  test('compiles what modules import, and the folder into the output', async () => {
    const root = shop({
      'emails/account/reset.mjml': safeMail.replace('<mj-body>', '<mj-body><mj-include path="../parts/header.mjml" />'),
      'emails/parts/header.mjml': '<mj-section><mj-column><mj-text>The shop</mj-text></mj-column></mj-section>',
    })
    expect(await bundle(root, compiling, false)).toEqual([])
    expect(output(root)).toContain('<!doctype html>')
    expect(readFileSync(join(root, 'out/emails/welcome.html'), 'utf8')).toContain('Dear {{ customer.firstName }}')
    expect(readFileSync(join(root, 'out/emails/account/reset.html'), 'utf8')).toContain('The shop')
    expect(readFileSync(join(root, 'out/emails/account/reset.txt'), 'utf8')).toContain('The shop')
    expect(existsSync(join(root, 'out/emails/parts'))).toBe(false)
    // What lies in the output is no source.
    expect(await bundle(root, { ...compiling, failOn: 'warning' }, false)).toEqual([])
  })

  test('tells what MJML says at its place in the source, and fails where an include is not followed', async () => {
    const root = shop({
      'emails/welcome.mjml': safeMail.replace('<mj-text>', '<mj-text bogus="1">'),
      'emails/orphan.mjml': safeMail.replace('<mj-body>', '<mj-body>\n    <mj-include path="../../outside.mjml" />'),
    })
    const said = await bundle(root, compiling, false)
    const places = said.map(
      ({ level, line, column, text }) => `${level} ${line}:${column} ${/mj-include not followed|bogus is illegal/.exec(text)?.[0]}`,
    )
    expect(places.sort()).toEqual(['error 3:4 mj-include not followed', 'warning 5:8 bogus is illegal'])
    expect(output(root)).toBe('')
  })

  test('runs nothing that the folder names', async () => {
    const evil = "require('fs').writeFileSync(require('path').join(__dirname, 'ran'), '')"
    const root = shop({ '.mjmlconfig': '{ "packages": ["./evil.cjs"] }', 'evil.cjs': evil, '.htmlnanorc.js': evil })
    expect(await bundle(root, { mjml: { minify: true } }, false)).toEqual([])
    expect(readFileSync(join(root, 'out/emails/welcome.html'), 'utf8')).toContain('Dear')
    expect(existsSync(join(root, 'ran'))).toBe(false)
  })
})

test('what the HTML alone shows is told in the source', async () => {
  const head = '<mj-head><mj-attributes><mj-image href="mailto:{{#each users}}{{email}},{{/each}}" /></mj-attributes></mj-head>'
  const root = shop({
    'emails/orphan.mjml': safeMail.replace('<mjml>', `<mjml>${head}`).replace('<mj-text>', '<mj-image src="a.png" /><mj-text>'),
  })
  const said = await bundlers['vite']!(root, { mjml: true }, false)
  expect(said.map(({ line, text }) => `${line} ${/no-people-list/.exec(text)?.[0]}`)).toContain('1 no-people-list')
})
