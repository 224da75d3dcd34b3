import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { tree } from '../project/tree.harness.js'
import { leakyMail, safeMail } from './shop.harness.js'

const repository = fileURLToPath(new URL('../../', import.meta.url))
const docs = readFileSync(join(repository, 'docs/build.md'), 'utf8')

/** The block of code below a recipe's name, as a reader would copy it. */
function recipe(name: string): string {
  const [, text] = new RegExp(`^\\*\\*${name}\\*\\*[\\s\\S]*?\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``, 'm').exec(docs) ?? []
  if (text === undefined) throw new Error(`docs/build.md has no recipe “${name}”`)
  return text
}

/** An application with the commands of this repository installed. */
function application(files: Readonly<Record<string, string>>): string {
  const root = tree({ 'package.json': '{ "name": "shop" }', '.gitignore': 'node_modules\n', ...files })
  const bin = join(root, 'node_modules/.bin')
  mkdirSync(bin, { recursive: true })
  symlinkSync(join(repository, 'packages/cli/bin/undisclosed.js'), join(bin, 'undisclosed'))
  symlinkSync(join(repository, 'packages/mjml/node_modules/mjml/bin/mjml'), join(bin, 'mjml'))
  return root
}

/** Gives it a tool of this repository’s as well. */
function installed(root: string, name: string, bin: string, command = name.slice(name.lastIndexOf('/') + 1)): void {
  symlinkSync(join(repository, 'node_modules', name, bin), join(root, 'node_modules/.bin', command))
}

/** And packages that its own files import. */
function linked(root: string, ...names: readonly string[]): void {
  for (const name of names) symlinkSync(join(repository, 'node_modules', name), join(root, 'node_modules', name))
}

function run(root: string, command: string, ...args: readonly string[]) {
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`
  const author = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com' }
  const env = { ...process.env, ...author, PATH: path, NO_COLOR: '1', FORCE_COLOR: '' }
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8', env })
  return { status, said: stdout + stderr }
}

test('the mjml command: stops at a source, at HTML alone, and goes on without either', () => {
  const root = application({ 'emails/order.mjml': safeMail, 'emails/invite.mjml': leakyMail, 'dist/emails/.keep': '' })
  const { scripts } = JSON.parse(recipe('The `mjml` command')) as { scripts: { build: string } }
  const build = () => run(root, 'sh', '-c', scripts.build)
  expect(build()).toMatchObject({ status: 1, said: expect.stringContaining('emails/invite.mjml:5:47') as string })
  expect(readdirSync(join(root, 'dist/emails'))).toEqual(['.keep'])
  rmSync(join(root, 'emails/invite.mjml'))
  expect(build().status).toBe(0)
  expect(existsSync(join(root, 'dist/emails/order.html'))).toBe(true)
  writeFileSync(join(root, 'dist/emails/old.html'), '<p>{{#each users}}{{this.email}} {{/each}}</p>')
  expect(build()).toMatchObject({ status: 1, said: expect.stringContaining('dist/emails/old.html:1:19') as string })
})

test('before a commit: a leak is not committed, and the rest is', () => {
  const root = application({ 'emails/order.mjml': safeMail })
  expect(run(root, 'git', 'init', '-q').status).toBe(0)
  const hook = join(root, '.git/hooks/pre-commit')
  writeFileSync(hook, recipe('Before a commit'))
  chmodSync(hook, 0o755)
  const commit = () => {
    run(root, 'git', 'add', '-A')
    return run(root, 'git', 'commit', '-qm', 'mail')
  }
  expect(commit().status).toBe(0)
  writeFileSync(join(root, 'emails/invite.mjml'), leakyMail)
  expect(commit()).toMatchObject({ status: 1, said: expect.stringContaining('no-people-list') as string })
  expect(run(root, 'git', 'rev-list', '--count', 'HEAD').said).toBe('1\n')
})

test('Eleventy: stops at a template that lists people, and goes on without it', () => {
  const root = application({
    'package.json': '{ "name": "letters", "type": "module" }',
    'eleventy.config.js': recipe('Eleventy'),
    'emails/welcome.njk': '---\npermalink: emails/welcome.html\n---\n<p>Dear {{ customer.firstName }}</p>\n',
  })
  installed(root, '@11ty/eleventy', 'cmd.cjs')
  expect(run(root, 'eleventy').status).toBe(0)
  expect(readdirSync(join(root, '_site/emails'))).toEqual(['welcome.html'])
  writeFileSync(join(root, 'emails/all.njk'), '---\npermalink: emails/all.html\n---\n{% for u in users %}{{ u.email }}{% endfor %}\n')
  expect(run(root, 'eleventy')).toMatchObject({ status: 1, said: expect.stringContaining('emails/all.njk:4:21') as string })
  expect(readdirSync(join(root, '_site/emails'))).toEqual(['welcome.html'])
})

test('lint-staged: a leak is not committed, whatever files are', () => {
  const root = application({
    'package.json': '{ "name": "shop", "type": "module" }',
    'lint-staged.config.js': recipe('lint-staged'),
    'emails/order.mjml': safeMail,
  })
  installed(root, 'lint-staged', 'bin/lint-staged.js')
  run(root, 'git', 'init', '-q')
  const staged = () => {
    run(root, 'git', 'add', '-A')
    return run(root, 'lint-staged')
  }
  expect(staged().status).toBe(0)
  run(root, 'git', 'commit', '-qm', 'mail')
  writeFileSync(join(root, 'emails/invite.mjml'), leakyMail)
  expect(staged()).toMatchObject({ status: 1, said: expect.stringContaining('no-people-list') as string })
})

test('gulp: the series ends at the task that finds a leak', () => {
  const root = application({ 'gulpfile.mjs': recipe('gulp'), 'emails/order.mjml': safeMail, 'emails/invite.mjml': leakyMail })
  installed(root, 'gulp', 'bin/gulp.js')
  linked(root, 'gulp')
  expect(run(root, 'gulp')).toMatchObject({ status: 1, said: expect.stringContaining('emails/invite.mjml:5:47') as string })
  expect(existsSync(join(root, 'dist'))).toBe(false)
  rmSync(join(root, 'emails/invite.mjml'))
  expect(run(root, 'gulp').status).toBe(0)
  expect(readdirSync(join(root, 'dist/emails'))).toContain('order.html')
})

test('React Email: nothing is exported while code mails a list, whatever the components are', () => {
  const { scripts } = JSON.parse(recipe('React Email')) as { scripts: { export: string } }
  const send = (to: string): string => `import { Resend } from 'resend'
import Invite from '../emails/invite'
import { db } from './db'

export async function invite(resend: Resend) {
  const users = await db.user.findMany()
  ${to}
}
`
  const root = application({
    'emails/invite.tsx': 'export default function Invite({ name }) {\n  return <html><body>Dear {name}</body></html>\n}\n',
    'src/invite.tsx': send(
      `await resend.emails.send({ from, to: users.map((user) => user.email), subject, react: <Invite name="you" /> })`,
    ),
  })
  installed(root, 'react-email', 'dist/cli/index.mjs', 'email')
  linked(root, 'react', 'react-dom', 'react-email')
  const exporting = () => run(root, 'sh', '-c', scripts.export)
  expect(exporting()).toMatchObject({ status: 1, said: expect.stringContaining('no-exposed-recipients') as string })
  expect(existsSync(join(root, 'dist'))).toBe(false)
  writeFileSync(
    join(root, 'src/invite.tsx'),
    send('for (const { email, name } of users) await resend.emails.send({ from, to: email, subject, react: <Invite name={name} /> })'),
  )
  expect(exporting().status).toBe(0)
  expect(readdirSync(join(root, 'dist/emails'))).toEqual(['invite.html'])
})

/** A workspace of two packages, one of them with templates, whose builds wait for the root's check. */
const workspace = {
  'package.json': JSON.stringify({
    name: 'shop',
    private: true,
    packageManager: 'npm@10.9.0',
    workspaces: ['packages/*'],
    scripts: { undisclosed: 'undisclosed --max-warnings 0' },
    nx: { includedScripts: ['undisclosed'] },
  }),
  'package-lock.json': JSON.stringify({
    name: 'shop',
    lockfileVersion: 3,
    requires: true,
    packages: {
      '': { name: 'shop', workspaces: ['packages/*'] },
      'node_modules/mail': { resolved: 'packages/mail', link: true },
      'packages/mail': { version: '1.0.0' },
    },
  }),
  '.gitignore': 'node_modules\n.turbo\n.nx\n',
  'packages/mail/package.json': '{ "name": "mail", "version": "1.0.0", "scripts": { "build": "echo built the mails" } }',
  'packages/mail/emails/order.mjml': safeMail,
  'packages/mail/emails/invite.mjml': leakyMail,
}

test.each([
  ['Turborepo', 'turbo', 'bin/turbo', ['run', 'build'], 'turbo.json', {}],
  [
    'Nx',
    'nx',
    'dist/bin/nx.js',
    ['run-many', '-t', 'build', '--output-style=static'],
    'nx.json',
    { neverConnectToCloud: true, analytics: false, useDaemonProcess: false },
  ],
])('%s: no package is built beside a leak, and a check that changed nothing is not repeated', (name, tool, bin, args, settings, quiet) => {
  const root = application({ ...workspace, [settings]: JSON.stringify({ ...(JSON.parse(recipe(name)) as object), ...quiet }) })
  installed(root, tool, bin)
  linked(root, tool)
  run(root, 'git', 'init', '-q')
  const build = () => run(root, tool, ...args)
  const stopped = build()
  expect(stopped).toMatchObject({ status: 1, said: expect.stringContaining('packages/mail/emails/invite.mjml:5:47') as string })
  expect(stopped.said).not.toContain('built the mails')
  rmSync(join(root, 'packages/mail/emails/invite.mjml'))
  expect(build()).toMatchObject({ status: 0, said: expect.stringContaining('built the mails') as string })
  expect(build()).toMatchObject({ status: 0, said: expect.stringMatching(/2 cached, 2 total|2\/2 hit/) as string })
})
