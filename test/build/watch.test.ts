import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, describe, test } from 'vitest'
import { wrapper } from '../hosts/mailer.harness.js'
import type { Said } from './bundlers.harness.js'
import { leakyMail, safeMail, shop } from './shop.harness.js'
import { watchers, watching, type Watching } from './watch.harness.js'

let watched: Watching | undefined

afterEach(async () => {
  await watched?.close()
  watched = undefined
})

describe.each(watchers)('%s', (name) => {
  test('an edit, a new template and a deleted one are seen, though nobody imports them', async () => {
    const root = shop()
    const told = (...files: readonly string[]) => {
      const expected = files.map((file) => join(root, file)).sort()
      return (said: readonly Said[]): boolean =>
        JSON.stringify(said.map(({ file }) => resolve(root, file)).sort()) === JSON.stringify(expected)
    }
    watched = await watching(name, root)
    await watched.until(told())
    const write = (file: string, text: string) => (): void => writeFileSync(join(root, file), text)
    await watched.until(told('emails/orphan.mjml'), write('emails/orphan.mjml', leakyMail))
    await watched.until(told('emails/new.mjml', 'emails/orphan.mjml'), write('emails/new.mjml', leakyMail))
    await watched.until(told('emails/orphan.mjml'), () => rmSync(join(root, 'emails/new.mjml'), { force: true }))
    await watched.until(told(), write('emails/orphan.mjml', safeMail))
    const inNewFolder = (): void => {
      mkdirSync(join(root, 'emails/new'), { recursive: true })
      write('emails/new/first.mjml', leakyMail)()
    }
    await watched.until(told('emails/new/first.mjml'), inNewFolder)
  })

  test('a build that failed is tried again when the wrapper is mended', async () => {
    const root = shop({ 'lib/mail.js': wrapper('shared') })
    watched = await watching(name, root)
    await watched.until((said) => said.some(({ level, line }) => level === 'error' && line === 6))
    await watched.until(
      (said) => said.length === 0,
      () => writeFileSync(join(root, 'lib/mail.js'), wrapper('each')),
    )
  })
})

test('esbuild: entry points named by a glob are watched as well', async () => {
  const root = shop()
  watched = await watching('esbuild', root, {}, { entryPoints: ['./src/**/in*.js'] })
  await watched.until((said) => said.length === 0)
  await watched.until(
    (said) => said.length === 1,
    () => writeFileSync(join(root, 'emails/orphan.mjml'), leakyMail),
  )
})
