import { execFileSync } from 'node:child_process'
import { chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createProject } from '@undisclosed/project'
import { tree } from './tree.harness.js'

test('lists code, sorted, without what is ignored, installed or built', () => {
  const root = tree({
    '.gitignore': '/secret\n*.gen.ts\n!keep.gen.ts\n',
    'package.json': '{}',
    'b.ts': 'b',
    'a.vue': '',
    'B.jsx': '',
    'notes.md': '',
    'secret/x.ts': '',
    'x.gen.ts': '',
    'keep.gen.ts': '',
    'dist/out.js': '',
    'src/build/tool.ts': '',
    'src/.gitignore': 'local.ts\n',
    'src/local.ts': '',
    'local.ts': '',
    'node_modules/x/index.js': '',
  })
  expect(createProject({ root }).files).toEqual(['B.jsx', 'a.vue', 'b.ts', 'keep.gen.ts', 'local.ts', 'src/build/tool.ts'])
})

test('honours ignore files above the root, up to the git root', () => {
  const root = tree({ '.git/HEAD': '', '.gitignore': 'apps/web/tmp/\n', 'apps/web/tmp/x.ts': '', 'apps/web/y.ts': '' })
  expect(createProject({ root: join(root, 'apps/web') }).files).toEqual(['y.ts'])
})

test('a page in a folder of reports is what a run of mails came to, unless a folder around it is of mails', () => {
  const page = '<h1>Bounced</h1>'
  const root = tree({ 'src/a.js': 'x', 'reports/campaign.html': page, 'emails/reports/weekly.html': page, 'reports/mail.hbs': page })
  expect(createProject({ root }).targets).toEqual(['src/a.js', 'emails/reports/weekly.html', 'reports/mail.hbs'])
})

test('an ignored folder that is named itself is read', () => {
  const root = tree({ '.gitignore': 'out2\n', 'out2/mail.js': 'x', 'src/a.js': 'x' })
  const project = createProject({ root, targets: ['out2'] })
  expect(project.targets).toEqual(['out2/mail.js'])
})

test('links: loops end, a broken one is noted, a file of the tree is read once', () => {
  const root = tree({ 'src/a.ts': 'x' })
  symlinkSync(root, join(root, 'src/loop'))
  symlinkSync(join(root, 'src/a.ts'), join(root, 'src/same.ts'))
  symlinkSync(join(root, 'gone.ts'), join(root, 'src/broken.ts'))
  const project = createProject({ root })
  expect(project.files).toEqual(['src/a.ts'])
  expect(project.notes()).toEqual([{ file: 'src/broken.ts', message: 'is a link that leads nowhere: no such file or directory (ENOENT)' }])
})

test('nothing out of the project and nothing but files is read', () => {
  const outside = tree({ 'keys.js': 'export const key = 1' })
  const root = tree({ 'src/a.ts': 'x' })
  symlinkSync(join(outside, 'keys.js'), join(root, 'src/keys.js'))
  execFileSync('mkfifo', [join(root, 'src/pipe.js'), join(root, 'src/package.json')])
  const project = createProject({ root })
  expect(project.files).toEqual(['src/a.ts'])
  expect(project.notes()).toEqual([
    { file: 'src/keys.js', message: 'is a link out of the project, which is not followed' },
    { file: 'src/pipe.js', message: 'is no regular file and was left out' },
  ])
  const named = createProject({ root, targets: ['src/pipe.js'] })
  expect(named.text('src/pipe.js')).toBe('')
})

test('a mail on one long line is a source, and code on one is minified', () => {
  const line = 'x'.repeat(9_000)
  const project = createProject({ root: tree({ 'emails/news.html': `<p>${line}</p>`, 'src/app.js': `a("${line}")` }) })
  expect([project.role('emails/news.html'), project.role('src/app.js')]).toEqual(['source', 'minified'])
})

test('what cannot be read as text is noted, and the rest goes on', () => {
  const root = tree({
    'binary.js': new Uint8Array([0x76, 0, 0x61]),
    'huge.js': 'x'.repeat(20_000_000),
    'broken.ts': 'const a = {\nimport',
    'empty.ts': '',
    'fine.ts': "import 'nodemailer'",
    'closed.ts': 'x',
  })
  chmodSync(join(root, 'closed.ts'), 0)
  const project = createProject({ root })
  expect(project.filesImporting(['nodemailer'])).toEqual(['fine.ts'])
  for (const file of project.files) project.facts(file)
  const notes = project.notes().map(({ file, message }) => `${file} ${message.replace(/:.*/, '')}`)
  expect(notes).toContain('binary.js is binary and was left out')
  expect(notes).toContain('huge.js is larger than 1.5 MB and was left out')
  expect(notes).toContain('broken.ts does not parse')
  if (process.getuid?.() !== 0) expect(notes).toContain('closed.ts cannot be read')
  expect(project.notes().find(({ file }) => file === 'broken.ts')?.line).toBe(2)
})

test('what an editor saved as UTF-16 is text, with places of that text', () => {
  const mail = "import 'nodemailer' // É ✉"
  const little = Buffer.from(`\ufeff${mail}`, 'utf16le')
  const cut = new Uint8Array([0xff, 0xfe, 0x61, 0, 0])
  const project = createProject({ root: tree({ 'little.ts': little, 'big.ts': Buffer.from(little).swap16(), 'cut.ts': cut }) })
  expect(project.filesImporting(['nodemailer'])).toEqual(['big.ts', 'little.ts'])
  expect(['big.ts', 'little.ts', 'cut.ts'].map((file) => project.text(file))).toEqual([mail, mail, 'a'])
  expect(project.facts('big.ts')?.specifiers).toEqual(['nodemailer'])
  expect(project.notes()).toEqual([])
})

test('roles are judged from the scanned argument', () => {
  const root = tree({
    'test/app/mail.ts': 'x',
    'test/app/mail.test.ts': 'x',
    'test/app/fixtures/f.ts': 'x',
    'src/api.generated.ts': 'x',
    'src/head.ts': '/* eslint-disable */\n// This file was auto-generated by a tool\nx',
    'src/wide.js': `var a=${'1+'.repeat(6_000)}1`,
    'src/seeds/users.ts': 'x',
    'src/mail.stories.tsx': 'x',
    'examples/a.ts': 'x',
  })
  const whole = createProject({ root })
  expect(whole.files.map((file) => whole.role(file))).toEqual([
    'example',
    'generated',
    'generated',
    'story',
    'seed',
    'minified',
    'test',
    'test',
    'test',
  ])
  const part = createProject({ root, targets: ['test/app'] })
  expect(part.targets.map((file) => `${file} ${part.role(file)}`)).toEqual([
    'test/app/fixtures/f.ts test',
    'test/app/mail.test.ts test',
    'test/app/mail.ts source',
  ])
  expect(createProject({ root, targets: ['test/app/mail.test.ts'] }).role('test/app/mail.test.ts')).toBe('source')
})

test('a Vue component is a template too where its path and its text say mail', () => {
  const members = '<li v-for="m in members">{{ m.email }}</li>'
  const root = tree({
    'package.json': '{}',
    'emails/Invite.vue': `<script setup>\nimport { Html } from '@vue-email/components'\n</script>\n<template><Html>${members}</Html></template>`,
    'emails/Digest.vue': `<template><Layout><Container>${members}</Container></Layout></template>`,
    'emails/parts/Row.vue': `<template>${members}</template>`,
    'src/mail/Inbox.vue': `<template><Layout><Container><Button @click="open">${members}</Button></Container></Layout></template>`,
    'src/pages/Members.vue': `<template><Html><Body>${members}</Body></Html></template>`,
  })
  const project = createProject({ root, overlay: { 'emails/New.vue': `<template><html>${members}</html></template>` } })
  expect(project.templates).toEqual(['emails/Digest.vue', 'emails/Invite.vue', 'emails/New.vue'])
  expect(project.files).toHaveLength(6)
  expect(project.targets).toEqual(project.files)
})

test('pages are mails by their text where there is no code to render them', () => {
  const pages = {
    'templates/welcome.html': '<!--[if mso]><table><![endif]--><p>Hi *|FNAME|*</p>',
    'templates/receipt.hbs': '<p>{{total}}</p><a href="{{url}}">Unsubscribe</a>',
    'site/index.html': '<h1>About us</h1>',
  }
  expect(createProject({ root: tree(pages) }).targets).toEqual(['templates/receipt.hbs', 'templates/welcome.html'])
  expect(createProject({ root: tree({ 'site/index.html': pages['site/index.html'] }) }).targets).toEqual([])
  const application = tree({ ...pages, 'src/server.ts': 'export {}' })
  expect(createProject({ root: application }).targets).toEqual(['src/server.ts'])
  expect(createProject({ root: application, targets: ['templates'] }).targets).toEqual(['templates/receipt.hbs', 'templates/welcome.html'])
})

test('of a folder without code the rest is told, and read where no code of the project could render it', () => {
  const lists = {
    'tmpl/list.hbs': '{{#each users}}{{email}}{{/each}}',
    'tmpl/about.html': '<h1>About us</h1>',
    'tmpl/old.html': '<!--[if mso]>',
  }
  const left = (files: Record<string, string>, targets?: string[]) => {
    const project = createProject({ root: tree(files), ...(targets && { targets }) })
    return { targets: project.targets, notes: project.notes().map(({ file, message }) => `${file} ${message}`) }
  }
  const one = 'one template there says nothing of mail and was not read. Name the files themselves to have them read'
  expect(left(lists)).toEqual({ targets: ['tmpl/list.hbs', 'tmpl/old.html'], notes: [`. ${one}`] })
  expect(left(lists, ['tmpl'])).toEqual({ targets: Object.keys(lists).sort(), notes: [] })
  const application = { ...lists, 'src/server.ts': 'export {}' }
  expect(left(application, ['tmpl'])).toEqual({
    targets: ['tmpl/old.html'],
    notes: [`tmpl ${one.replace('one template there says', '2 templates there say').replace('was not', 'were not')}`],
  })
  expect(left(application, ['tmpl/list.hbs']).targets).toEqual(['tmpl/list.hbs'])
  expect(left(application)).toEqual({ targets: ['src/server.ts'], notes: [] })
})
