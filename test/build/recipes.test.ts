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
function installed(root: string, name: string, bin: string): void {
  const command = join(root, 'node_modules/.bin', name.slice(name.lastIndexOf('/') + 1))
  symlinkSync(join(repository, 'node_modules', name, bin), command)
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
