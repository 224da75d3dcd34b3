import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadConfigSync, openLive, type Live } from '@undisclosed/project'
import { caller, mailer, wrapper } from '../hosts/mailer.harness.js'
import { tree } from './tree.harness.js'

/** What a host is told of a file whose text is that of the disk, or the one given. */
function told(live: Live, root: string, file: string, text = readFileSync(join(root, file), 'utf8')): string[] {
  return live.findingsIn(join(root, file), { text }).map(({ ruleId, span }) => `${ruleId} ${text.slice(...span)}`)
}

const leak = ['no-exposed-recipients subscribers.map((subscriber) => subscriber.email)']

test('a change of the wrapper is seen by the caller when it is asked again', () => {
  const root = tree(mailer)
  const live = openLive({ cwd: root, loaded: { config: {} } })
  expect(told(live, root, 'jobs/news.js')).toEqual(leak)
  writeFileSync(join(root, 'lib/mail.js'), wrapper('each'))
  expect(told(live, root, 'jobs/news.js')).toEqual([])
  writeFileSync(join(root, 'lib/mail.js'), wrapper('shared'))
  expect(told(live, root, 'jobs/news.js')).toEqual(leak)
  rmSync(join(root, 'lib/mail.js'))
  expect(told(live, root, 'jobs/news.js')).toEqual([])
})

test('an unsaved text counts for its own file and leaves nothing behind', () => {
  const root = tree(mailer)
  const live = openLive({ cwd: root, loaded: { config: {} } })
  expect(told(live, root, 'lib/mail.js', wrapper('each'))).toEqual([])
  expect(told(live, root, 'jobs/news.js')).toEqual(leak)
  expect(told(live, root, 'jobs/news.js', caller.replace('subscribers.map', '[subscribers[0]].map'))).toEqual([])
  expect(told(live, root, 'jobs/news.js', `// One line more\n${caller}`)).toEqual(leak)
  expect(told(live, root, 'jobs/news.js')).toEqual(leak)
})

test('a text that is not on the disk yet is one file more', () => {
  const root = tree(mailer)
  const live = openLive({ cwd: root, loaded: { config: {} } })
  expect(told(live, root, 'jobs/other.js', caller)).toEqual(leak)
  expect(told(live, root, 'jobs/empty.js', 'export {}\n')).toEqual([])
  writeFileSync(join(root, 'jobs/other.js'), caller)
  expect(told(live, root, 'jobs/other.js')).toEqual(leak)
})

test('a file that begins to send is seen, though nothing asked for it before', () => {
  const root = tree({ ...mailer, 'lib/mail.js': 'export async function notify() {}\n' })
  const live = openLive({ cwd: root, loaded: { config: {} } })
  expect(told(live, root, 'jobs/news.js')).toEqual([])
  expect(told(live, root, 'lib/mail.js', wrapper('shared'))).toEqual([])
  expect(told(live, root, 'jobs/sum.js', `${caller}${wrapper('shared').replace('export ', '')}`.replace(/import \{ notify.*/, ''))).toEqual(
    leak,
  )
})

test('what the config leaves out is not told', () => {
  const root = tree({ ...mailer, 'undisclosed.config.json': '{ "include": ["lib/**"] }' })
  expect(told(openLive({ cwd: root, loaded: loadConfigSync(root, []) }), root, 'jobs/news.js')).toEqual([])
  const without = tree({ ...mailer, 'undisclosed.config.json': '{ "exclude": ["lib/mail.js"] }' })
  expect(told(openLive({ cwd: without, loaded: loadConfigSync(without, []) }), without, 'jobs/news.js')).toEqual([])
})

test('a config is loaded without waiting, from JSON and from a module', () => {
  const json = tree({ 'undisclosed.config.json': '{ "bcc": "allow" }' })
  expect(loadConfigSync(json, []).config).toEqual({ bcc: 'allow' })
  const module = tree({ 'undisclosed.config.mjs': 'export default { bcc: "allow" }' })
  expect(loadConfigSync(module, []).config).toEqual({ bcc: 'allow' })
  const waits = tree({ 'undisclosed.config.mjs': 'export default await Promise.resolve({})' })
  expect(() => loadConfigSync(waits, [])).toThrow(/undisclosed\.config\.mjs: /)
  const nothing = tree({ 'undisclosed.config.mjs': 'export const bcc = "allow"' })
  expect(() => loadConfigSync(nothing, [])).toThrow('exports no default')
  expect(loadConfigSync(tree({}), [])).toEqual({ config: {} })
})
