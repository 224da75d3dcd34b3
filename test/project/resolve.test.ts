import { describe, expect, test } from 'vitest'
import { createProject } from '@undisclosed/project'
import { tree } from './tree.harness.js'

function resolver(files: Readonly<Record<string, string>>) {
  const project = createProject({ root: tree(files) })
  return {
    project,
    to: (from: string, specifier: string) => {
      const target = project.resolve(from, specifier)
      return 'file' in target ? target.file : `external ${target.external}`
    },
  }
}

describe('relative', () => {
  const { to } = resolver({
    'a.ts': '',
    'b/index.tsx': '',
    'c.js': '',
    'c.ts': '',
    'd.mts': '',
    'e.service.ts': '',
    'b/x.ts': '',
    'v.vue': '',
  })
  test.each([
    ['./a', 'a.ts'],
    ['./a.js', 'a.ts'],
    ['./a.ts', 'a.ts'],
    ['./b', 'b/index.tsx'],
    ['./b/', 'b/index.tsx'],
    ['./c.js', 'c.js'],
    ['./c', 'c.ts'],
    ['./d.mjs', 'd.mts'],
    ['./e.service', 'e.service.ts'],
    ['./v.vue', 'v.vue'],
    ['./v.vue?raw', 'v.vue'],
    ['./gone', 'external ./gone'],
    ['../out', 'external ../out'],
  ])('%s', (specifier, expected) => {
    expect(to('main.ts', specifier)).toBe(expected)
  })
  test('a folder names its index', () => {
    expect(to('b/x.ts', '.')).toBe('b/index.tsx')
    expect(to('b/x.ts', '..')).toBe('external ..')
  })
})

describe('tsconfig', () => {
  test('paths through extends, with comments and trailing commas', () => {
    const { to } = resolver({
      'tsconfig.base.json':
        '{ // base\n "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["libs/*/src", "libs/*"], "mail": ["libs/mail.ts"], }, }, }',
      'apps/web/tsconfig.json': '{ "extends": "../../tsconfig.base" }',
      'apps/web/main.ts': '',
      'libs/users/src/index.ts': '',
      'libs/mail.ts': '',
      'libs/deep/a.ts': '',
    })
    expect(to('apps/web/main.ts', '@lib/users')).toBe('libs/users/src/index.ts')
    expect(to('apps/web/main.ts', '@lib/deep/a')).toBe('libs/deep/a.ts')
    expect(to('apps/web/main.ts', 'mail')).toBe('libs/mail.ts')
    expect(to('apps/web/main.ts', 'libs/mail')).toBe('libs/mail.ts')
    expect(to('apps/web/main.ts', 'nodemailer')).toBe('external nodemailer')
  })

  test('paths of a solution file lie in its references', () => {
    const { to } = resolver({
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.node.json" }, { "path": "./tsconfig.app.json" }] }',
      'tsconfig.node.json': '{}',
      'tsconfig.app.json': '{ "compilerOptions": { "paths": { "$/*": ["./source/*"] } } }',
      'source/a.ts': '',
    })
    expect(to('source/main.ts', '$/a')).toBe('source/a.ts')
  })

  test('a circle of extends ends; a broken file is noted', () => {
    const { to, project } = resolver({
      'a/tsconfig.json': '{ "extends": "../b/tsconfig.json" }',
      'b/tsconfig.json': '{ "extends": "../a/tsconfig.json" }',
      'c/tsconfig.json': '{ "compilerOptions": { "paths": ',
      'package.json': '[]',
    })
    expect(to('a/x.ts', 'y')).toBe('external y')
    expect(to('c/x.ts', 'y')).toBe('external y')
    expect(project.notes().map(({ file, message }) => `${file} ${message.replace(/:.*/, '')}`)).toEqual([
      'c/tsconfig.json is broken JSON and was left out',
      'package.json does not hold an object and was left out',
    ])
  })
})

describe('packages', () => {
  const { to } = resolver({
    'package.json':
      '{ "name": "shop", "imports": { "#mail": "./server/mail.ts", "#db/*": { "types": "./gone/*.d.ts", "default": "./server/db/*.js" } } }',
    'server/mail.ts': '',
    'server/db/users.ts': '',
    'packages/mailer/package.json':
      '{ "name": "@acme/mailer", "exports": { ".": { "types": "./dist/index.d.ts", "import": "./dist/index.mjs" }, "./send": "./dist/transport/send.js", "./t/*": "./dist/t/*.js" } }',
    'packages/mailer/src/index.ts': '',
    'packages/mailer/src/transport/send.ts': '',
    'packages/mailer/src/t/a.tsx': '',
    'packages/old/package.json': '{ "name": "old", "main": "lib/main.js" }',
    'packages/old/lib/main.js': '',
    'packages/old/helpers/x.js': '',
    'templates/copy/package.json': '{ "name": "old" }',
  })
  test.each([
    ['@acme/mailer', 'packages/mailer/src/index.ts'],
    ['@acme/mailer/send', 'packages/mailer/src/transport/send.ts'],
    ['@acme/mailer/t/a', 'packages/mailer/src/t/a.tsx'],
    ['@acme/other', 'external @acme/other'],
    ['old', 'packages/old/lib/main.js'],
    ['old/helpers/x', 'packages/old/helpers/x.js'],
    ['#mail', 'server/mail.ts'],
    ['#db/users', 'server/db/users.ts'],
  ])('%s', (specifier, expected) => {
    expect(to('server/main.ts', specifier)).toBe(expected)
  })
})

test('names that a manifest gives to other packages of the tree', () => {
  const { to } = resolver({
    'package.json': '{ "devDependencies": { "rooted": "workspace:@acme/mail@^1.0.0" } }',
    'packages/mail/package.json': '{ "name": "@acme/mail" }',
    'packages/mail/index.ts': '',
    'packages/mail/send.ts': '',
    'packages/old/package.json': '{ "name": "old-mail", "main": "src/main.js" }',
    'packages/old/src/main.js': '',
    'apps/a/package.json':
      '{ "dependencies": { "mailer": "workspace:@acme/mail@*", "older": "npm:old-mail@1", "near": "file:../../packages/old", "linked": "link:../../packages/mail", "old-mail": "workspace:*", "out": "file:../../../elsewhere", "gone": "npm:@acme/gone@2" } }',
    'apps/a/main.ts': '',
    'apps/b/package.json': '{ "dependencies": { "mailer": "npm:nodemailer@6" } }',
    'apps/b/main.ts': '',
  })
  const ofA = (specifier: string): string => to('apps/a/main.ts', specifier)
  expect(['mailer', 'mailer/send', 'older', 'near', 'linked', 'old-mail', 'rooted', 'out', 'gone'].map(ofA)).toEqual([
    'packages/mail/index.ts',
    'packages/mail/send.ts',
    'packages/old/src/main.js',
    'packages/old/src/main.js',
    'packages/mail/index.ts',
    'packages/old/src/main.js',
    'packages/mail/index.ts',
    'external out',
    'external gone',
  ])
  expect(to('apps/b/main.ts', 'mailer')).toBe('external mailer')
})

test('aliases that bundlers are commonly told', () => {
  const { to } = resolver({
    'apps/web/package.json': '{}',
    'apps/web/src/mail/send.ts': '',
    'apps/web/root.ts': '',
    'apps/web/src/lib/x.js': '',
    'imports/api/users.js': '',
  })
  expect(to('apps/web/src/a.ts', '@/mail/send')).toBe('apps/web/src/mail/send.ts')
  expect(to('apps/web/src/a.ts', '~/root')).toBe('apps/web/root.ts')
  expect(to('apps/web/src/a.ts', '$lib/x')).toBe('apps/web/src/lib/x.js')
  expect(to('apps/web/src/a.ts', 'src/mail/send')).toBe('apps/web/src/mail/send.ts')
  expect(to('server/a.js', '/imports/api/users')).toBe('imports/api/users.js')
  expect(to('apps/web/src/a.ts', '@/gone')).toBe('external @/gone')
})

test('who imports what', () => {
  const { project } = resolver({
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./src/*"] } } }',
    'src/mail/index.ts': "import sg from '@sendgrid/mail'\nexport * from './send.service'",
    'src/mail/send.service.ts': "const nodemailer = require('nodemailer/lib/mailer')",
    'src/mail/near.ts': "import { x } from '.'",
    'src/users.ts': "import { send } from './mail'\nimport('@lib/mail/send.service.js')",
    'src/other/mail.ts': "import type { A } from '../mail/index.js'",
    'src/deno.ts': "import { Resend } from 'npm:resend@2'\nimport { y } from 'https://esm.sh/nodemailer@6'",
    'src/decoy.ts': "import x from 'nodemailer-mock'; sendMailNow(); const sendmail = 1",
    'src/word.ts': 'transport.sendMail({})',
  })
  expect(project.importersOf('src/mail/index.ts')).toEqual(['src/mail/near.ts', 'src/other/mail.ts', 'src/users.ts'])
  expect(project.importersOf('src/mail/send.service.ts')).toEqual(['src/mail/index.ts', 'src/users.ts'])
  expect(project.importersOf('src/users.ts')).toEqual([])
  expect(project.filesImporting(['nodemailer'])).toEqual(['src/deno.ts', 'src/mail/send.service.ts'])
  expect(project.filesImporting(['@sendgrid/mail', 'resend'])).toEqual(['src/deno.ts', 'src/mail/index.ts'])
  expect(project.filesWithWord('sendMail')).toEqual(['src/word.ts'])
})

test('an overlay stands for the file until it is taken back', () => {
  const { project } = resolver({ 'a.ts': "import './b'", 'b.ts': '', 'c.ts': '' })
  expect(project.importersOf('b.ts')).toEqual(['a.ts'])
  project.overlay('a.ts', "import './c' // é")
  expect(project.importersOf('b.ts')).toEqual([])
  expect(project.importersOf('c.ts')).toEqual(['a.ts'])
  expect(project.text('a.ts')).toBe("import './c' // é")
  expect(project.facts('a.ts')?.specifiers).toEqual(['./c'])
  project.overlay('a.ts', undefined)
  expect(project.facts('a.ts')?.specifiers).toEqual(['./b'])
})

test('versions: installed, else the lowest the range allows', () => {
  const { project } = resolver({
    'package.json': '{ "dependencies": { "mailgun-js": "^0.22.0", "resend": "workspace:*" } }',
    'node_modules/nodemailer/package.json': '{ "version": "6.9.1" }',
    'apps/a/package.json': '{ "dependencies": { "@sendgrid/mail": ">=7.1 <9" } }',
    'apps/a/x.ts': '',
  })
  expect(project.versionOf?.('apps/a/x.ts', '@sendgrid/mail')).toBe('7.1')
  expect(project.versionOf?.('apps/a/x.ts', 'mailgun-js')).toBe('0.22.0')
  expect(project.versionOf?.('apps/a/x.ts', 'nodemailer')).toBe('6.9.1')
  expect(project.versionOf?.('apps/a/x.ts', 'resend')).toBeUndefined()
})
