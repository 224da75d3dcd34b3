import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openLive } from '@undisclosed/project'
import { stillStands } from '@undisclosed/project/standing'
import { caller, mailer, wrapper } from '../hosts/mailer.harness.js'
import { tree } from './tree.harness.js'

const application = {
  ...mailer,
  'package.json': '{ "name": "club" }',
  'src/prices.js': 'export const price = (order) => order.total * 1.2\n',
  'emails/welcome.hbs': 'Dear {{ name }}\n',
}

/** Whether what was found of the application stands after it was changed: texts by file, undefined for a file that goes. */
function standsAfter(changes: Readonly<Record<string, string | undefined>>, target = ''): boolean {
  const root = tree(application)
  const live = openLive({ cwd: join(root, target), loaded: { config: {} } })
  live.check()
  const kept = live.keep()!
  for (const [file, text] of Object.entries(changes)) {
    if (text === undefined) rmSync(join(root, file))
    else writeFileSync(join(root, file), text)
  }
  return stillStands(kept, live.root, target)
}

test('an analysis stands while nothing changes that has a part in it', () => {
  expect(standsAfter({})).toBe(true)
  expect(standsAfter({ 'lib/mail.js': wrapper('shared') })).toBe(true)
  expect(standsAfter({ 'src/prices.js': 'export const price = (order) => order.total * 1.1\n' })).toBe(true)
  expect(standsAfter({ 'src/prices.js': "import { rate } from './rates.js'\nexport const price = (order) => order.total * rate\n" })).toBe(
    true,
  )
})

test('a touched file is the same file', () => {
  const root = tree(application)
  const live = openLive({ cwd: root, loaded: { config: {} } })
  live.check()
  const kept = live.keep()!
  utimesSync(join(root, 'lib/mail.js'), new Date(0), new Date(0))
  expect(stillStands(kept, root, '')).toBe(true)
})

test.each([
  ['a wrapper that was read', { 'lib/mail.js': wrapper('each') }],
  ['one more caller of it', { 'src/prices.js': caller }],
  ['a file that begins to send', { 'src/prices.js': wrapper('shared') }],
  ['a file that comes', { 'src/rates.js': 'export const rate = 1.2\n' }],
  ['a file that goes', { 'src/prices.js': undefined }],
  ['a template', { 'emails/welcome.hbs': 'Dear {{ name }}, dear {{ others }}\n' }],
  ['settings', { 'package.json': '{ "name": "club", "imports": { "#mail": "./lib/mail.js" } }' }],
  ['a file that a generator writes now', { 'src/prices.js': '// @generated\nexport const price = (order) => order.total\n' }],
])('%s ends it', (_, changes) => {
  expect(standsAfter(changes)).toBe(false)
})

test('settings that others extend count, those that are not there yet as well', () => {
  const root = tree({
    ...application,
    'tsconfig.json': '{ "extends": "./tsconfig.base.json" }',
    'src/prices.js': caller.replace('../lib/mail.js', '@club/mail'),
  })
  const live = openLive({ cwd: root, loaded: { config: {} } })
  const first = live.check().findings.length
  const kept = live.keep()!
  writeFileSync(join(root, 'tsconfig.base.json'), '{ "compilerOptions": { "paths": { "@club/mail": ["./lib/mail.js"] } } }')
  expect(stillStands(kept, root, '')).toBe(false)
  expect(live.check().findings).toHaveLength(first + 1)
})

test('files that are left out are not there when an import is followed', () => {
  const packages = {
    'package.json': '{ "name": "club", "workspaces": ["packages/*"] }',
    'packages/mail/package.json': '{ "name": "@club/mail", "main": "lib/index.js" }',
    'packages/mail/lib/index.js': 'exports.notify = () => {}\n',
    'packages/mail/src/index.js': wrapper('shared'),
  }
  const root = tree({ ...application, ...packages })
  const live = openLive({ cwd: root, loaded: { config: { exclude: ['packages/*/lib/**'] } } })
  live.check()
  const kept = live.keep()!
  writeFileSync(join(root, 'packages/mail/lib/index.js'), 'exports.notify = null\n')
  expect(stillStands(kept, root, '')).toBe(true)
  writeFileSync(join(root, 'src/prices.js'), caller.replace('../lib/mail.js', '@club/mail'))
  expect(stillStands(kept, root, '')).toBe(false)
})

test('a folder that an ignore file above leaves out is in no look at the root, so nothing is kept', () => {
  const root = tree({
    'package.json': '{ "workspaces": ["sites/*"] }',
    '.gitignore': 'sites\n',
    'sites/club/package.json': '{}',
    'sites/club/mail.js': wrapper('each'),
  })
  const live = openLive({ cwd: join(root, 'sites/club'), loaded: { config: {} } })
  live.check()
  expect(live.keep()).toBeUndefined()
})

test('what was written while it was judged is not kept', () => {
  const root = tree(application)
  const live = openLive({ cwd: root, loaded: { config: {} } })
  live.check()
  writeFileSync(join(root, 'lib/mail.js'), wrapper('each'))
  expect(live.keep()).toBeUndefined()
})

test('a config that has compiled packages read keeps nothing', () => {
  const live = openLive({ cwd: tree(application), loaded: { config: { resolve: { packages: ['@club/mailer'] } } } })
  live.check()
  expect(live.keep()).toBeUndefined()
})
