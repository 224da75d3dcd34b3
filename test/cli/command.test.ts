import { isAscii } from 'node:buffer'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { tree } from '../project/tree.harness.js'

const bin = fileURLToPath(new URL('../../packages/cli/bin/undisclosed.js', import.meta.url))
const schema = JSON.parse(readFileSync(new URL('../../packages/core/schema/output.schema.json', import.meta.url), 'utf8')) as object

const leak = `import sgMail from '@sendgrid/mail'
import { db } from './db'

export async function announce() {
  const customers = await db.customer.findMany()
  await sgMail.send({
    to: customers.map((customer) => customer.email),
    from: 'shop@shop.example',
    subject: 'News',
    text: 'Hello',
  })
}
`
const files = { 'package.json': '{ "workspaces": [] }', 'src/announce.ts': leak, 'src/db.ts': 'export const db = create()\n' }
const root = tree(files)

function run(
  args: readonly string[],
  { cwd = root, input = '', env = {} }: { cwd?: string; input?: string; env?: Record<string, string> } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '', NO_COLOR: '1', ...env },
  })
  return { status, stdout, stderr }
}

interface Report {
  readonly findings: readonly { readonly file: string; readonly line: number; readonly column: number; readonly ruleId: string }[]
  readonly notes: readonly { readonly file: string }[]
  readonly stats: Record<string, number>
}

const report = (stdout: string) => JSON.parse(stdout) as Report

test('a leak is an error, in the output contract', () => {
  const { status, stdout, stderr } = run(['.', '--format', 'json'])
  expect(stderr).toBe('')
  expect(status).toBe(1)
  const validate = new Ajv().compile(schema)
  expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true)
  expect(report(stdout).findings).toMatchObject([{ file: 'src/announce.ts', line: 7, ruleId: 'no-exposed-recipients' }])
  expect(report(stdout).stats).toMatchObject({ files: 2 })
})

test('whoever reads the output may stop early: the exit code tells', async () => {
  const child = spawn(process.execPath, [bin, 'facts', 'src/announce.ts'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout.destroy()
  let told = ''
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  expect({ code, told }).toEqual({ code: 0, told: '' })
})

test('the same bytes twice, and from any working directory', () => {
  const first = run(['.', '--format', 'json']).stdout
  expect(run(['.', '--format', 'json']).stdout).toBe(first)
  expect(run([root, '--format', 'json'], { cwd: join(root, '..') }).stdout).toBe(first)
  expect(run(['..', '--format', 'json'], { cwd: join(root, 'src') }).stdout).toBe(first)
})

test.each(['html', 'json', 'sarif', 'markdown', 'junit'])('a report in %s takes the place of the one before', (format) => {
  const report = join(tree({}), 'report.out')
  for (let turn = 0; turn < 2; turn++) {
    const { status, stderr } = run(['src/announce.ts', '--format', format, '-o', report])
    expect([turn, status, stderr]).toEqual([turn, 1, expect.not.stringContaining('is there already')])
  }
})

test('what is read as one byte a character has only such', () => {
  const bundles = ['cli', 'unplugin'].flatMap((name) => {
    const folder = fileURLToPath(new URL(`../../packages/${name}/dist/bundle/`, import.meta.url))
    return readdirSync(folder).flatMap((file) => (file.endsWith('.cjs') ? [readFileSync(join(folder, file))] : []))
  })
  expect(bundles.map(isAscii)).toEqual([true, true])
})

test('a quiet scan is 0', () => {
  const { status, stdout } = run(['src/db.ts'])
  expect(status).toBe(0)
  expect(stdout).toMatch(/^Nothing found in 1 file/)
})

describe('what cannot run is 2 and says the way out', () => {
  test.each([
    [['--formt', 'json'], '--formt is no option. Did you mean --format?'],
    [['--format', 'jsn'], '--format jsn: did you mean json? It takes '],
    [['buidl', 'emails'], 'buidl is no command, and there is no such file or folder. Did you mean: undisclosed build?'],
    [['scan', 'src'], 'scan is no command, and there is no such file or folder. A scan needs no command and no set-up: undisclosed src'],
    [['src', '-f'], '--format needs a value, such as --format json'],
    [['-o', '--quiet'], '--output needs a value, such as --output report.json'],
    [['--quiet=1'], '--quiet takes no value'],
    [['--fix'], '--fix is no option: no edit that cures a leak sends the same mail as before. Edits to choose from are in --format json'],
    [['--min-certainty', 'high'], '--min-certainty high: it takes certain, likely, possible'],
    [['--max-warnings', 'x'], '--max-warnings x: it takes a number, 0 or more'],
    [['--max-warnings', '-1'], '--max-warnings -1: it takes a number, 0 or more'],
    [['--format='], '--format was given nothing. It needs a value, such as --format json'],
    [[''], 'a path is empty, as where a variable is not set'],
    [['--ext', '.ts'], '--ext is no option: a file is told by its name'],
    [['--stdin', '--stdin-filename', 'foo.bar'], '--stdin-filename foo.bar: by its ending that is neither code nor a template'],
    [['gone.ts'], 'gone.ts: there is no such file or folder'],
    [['src', 'none/*.ts'], 'none/*.ts: no code and no template there'],
    [['--stdin'], '--stdin needs --stdin-filename PATH'],
    [['--config', 'gone.json'], 'gone.json: there is no such config file'],
    [['facts'], 'facts takes one file'],
    [['facts', 'src'], 'src is a folder. facts takes one code file'],
    [['facts', 'package.json'], 'package.json is no code file. Facts are of JavaScript and TypeScript'],
    [['-o', 'src', 'src/db.ts'], '-o src is a folder. Name the file'],
    [['-o', 'package.json/x', 'src/db.ts'], '-o package.json/x cannot be written'],
    [
      ['-o', 'package.json', 'src'],
      '-o package.json is there already and is no report of an earlier run. Name another file, or delete it first',
    ],
    [['-o', 'src/db.ts', '.'], '-o src/db.ts is code, which a report would overwrite. Name another file'],
  ])('%j', (args, message) => {
    const { status, stdout, stderr } = run(args)
    expect(stderr).toContain(`undisclosed: `)
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
    expect(stdout).toBe('')
    expect(status).toBe(2)
  })
})

test('unmatched patterns can be allowed', () => {
  expect(run(['gone/**/*.ts', '--no-error-on-unmatched-pattern'])).toMatchObject({
    status: 0,
    stdout: 'Nothing found in 0 files.\n',
    stderr: '',
  })
  expect(run(['src/db.ts', 'none/*.ts', '--no-error-on-unmatched-pattern']).status).toBe(0)
})

test('a named file that the config leaves out is a note, as lint-staged needs it', () => {
  const config = '{ "exclude": ["src/legacy/**"], "include": ["src/**"] }'
  const cwd = tree({ ...files, 'undisclosed.config.json': config, 'src/legacy/a.ts': leak, 'other.ts': 'export {}\n' })
  const { status, stdout } = run(['src/legacy/a.ts', 'other.ts', 'src/db.ts'], { cwd })
  expect(status).toBe(0)
  expect(stdout).toContain('note: src/legacy/a.ts is excluded by “exclude” of undisclosed.config.json\n')
  expect(stdout).toContain('note: other.ts is not among “include” of undisclosed.config.json\n')
  expect(run(['src/gone.ts', 'src/db.ts'], { cwd }).status).toBe(2)
})

test('standard input stands for a file', () => {
  const { status, stdout } = run(['--stdin', '--stdin-filename', 'src/new.ts', '--format', 'json'], { input: `\n${leak}` })
  expect(status).toBe(1)
  expect(report(stdout).findings).toMatchObject([{ file: 'src/new.ts', line: 8 }])
})

test('a report goes to a file', () => {
  const { status, stdout } = run(['-o', 'out/report.json', '--format', 'json', 'src'])
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(report(readFileSync(join(root, 'out/report.json'), 'utf8')).findings).toHaveLength(1)
  // The next run's takes its place, in whatever format.
  for (const format of ['stylish', 'sarif'])
    expect(run(['-o', 'out/report.json', '--color', '-f', format, 'src'])).toMatchObject({ status: 1 })
  expect(readFileSync(join(root, 'out/report.json'), 'utf8')).toContain('"Undisclosed"')
})

test('severities, --quiet and --max-warnings', () => {
  const warned = tree({ ...files, 'undisclosed.config.json': '{ "rules": { "no-exposed-recipients": "warning" } }' })
  expect(run(['.'], { cwd: warned }).status).toBe(0)
  expect(run(['.', '--quiet'], { cwd: warned })).toEqual({
    status: 0,
    stdout: 'No errors in 2 files, 2 parsed. --quiet hides 1 warning.\n',
    stderr: '',
  })
  expect(run(['.', '--quiet', '--max-warnings', '0'], { cwd: warned })).toMatchObject({
    status: 1,
    stderr: 'undisclosed: 1 warning, and --max-warnings allows 0\n',
  })
  expect(run(['.', '--max-warnings', '1'], { cwd: warned })).toMatchObject({ status: 0, stderr: '' })
  expect(report(run(['.', '--quiet', '--format', 'json'], { cwd: warned }).stdout).findings).toEqual([])
  const off = tree({ ...files, 'undisclosed.config.mjs': "export default { rules: { 'no-exposed-recipients': 'off' } }" })
  expect(run(['.'], { cwd: off }).status).toBe(0)
  expect(run(['.', '--no-config'], { cwd: off }).status).toBe(1)
})

test('a config is never loaded from a scanned path elsewhere', () => {
  const evil = tree({ ...files, 'undisclosed.config.mjs': 'throw new Error("ran")' })
  expect(run([evil], { cwd: root }).status).toBe(1)
  const { status, stderr } = run(['.'], { cwd: evil })
  expect(status).toBe(2)
  expect(stderr).toContain('undisclosed.config.mjs:1:7: throws where it is loaded: ran')
})

test('a broken file is a note and the rest is scanned', () => {
  const broken = tree({ ...files, 'src/broken.ts': "import x from '@sendgrid/mail'\nconst = {" })
  const { status, stdout } = run(['.', '--format', 'json'], { cwd: broken })
  expect(status).toBe(1)
  expect(report(stdout).findings).toHaveLength(1)
  expect(report(stdout).notes).toMatchObject([{ file: 'src/broken.ts', line: 2 }])
  expect(run(['src/broken.ts'], { cwd: broken }).stdout).toContain('note: src/broken.ts:2 does not parse: ')
  expect(run(['src/announce.ts'], { cwd: broken }).stdout).not.toContain('note:')
  const alone = tree({ ...files, 'src/sum.ts': 'export const sum = (a, b => a + b\n' })
  expect(run(['src/sum.ts'], { cwd: alone }).stdout).toContain('note: src/sum.ts:2 does not parse: ')
})

test('templates are counted as such', () => {
  const cwd = tree({ ...files, 'emails/a.hbs': '<p>Hello</p>\n', 'emails/b.hbs': '<p>Bye</p>\n' })
  expect(run(['emails'], { cwd }).stdout).toBe('Nothing found in 2 templates.\n')
  const pages = tree({ ...files, 'emails/a.hbs': '<p>Hello</p>\n', 'web/b.hbs': '<p>Bye</p>\n' })
  expect(run(['.', '--explain'], { cwd: pages }).stderr).toContain(
    '1 page in a template language counts only where code that sends mail renders it, since neither path nor text says mail: web/b.hbs\n',
  )
  expect(run(['emails', 'src/db.ts'], { cwd }).stdout).toMatch(/^Nothing found in 1 file, \d parsed, and 2 templates\.\n/)
})

test('--include-tests reads tests, examples and seeds as any other file', () => {
  const apart = tree({
    'package.json': '{ "workspaces": [] }',
    'src/db.ts': files['src/db.ts'],
    'src/__tests__/announce.spec.ts': leak.replace('./db', '../db'),
    'lib/spec/db.ts': files['src/db.ts'],
    'examples/announce.ts': leak.replace('./db', '../src/db'),
    'seeds/mailer.ts': "import sgMail from '@sendgrid/mail'\nexport const deliver = (message) => sgMail.send(message)\n",
    'seeds/announce.ts': leak
      .replace("import sgMail from '@sendgrid/mail'", "import { deliver } from './mailer'")
      .replace('sgMail.send', 'deliver'),
  })
  expect(run(['.'], { cwd: apart })).toMatchObject({ status: 0, stderr: '' })
  const told = 'All of these are tests, stories, seeds or examples. Report in them with: --include-tests\n'
  expect(run(['lib'], { cwd: apart })).toMatchObject({ status: 0, stderr: told })
  const { status, stdout } = run(['.', '--include-tests', '--format', 'json'], { cwd: apart })
  expect(status).toBe(1)
  expect(report(stdout).findings.map(({ file, line }) => `${file}:${line}`)).toEqual([
    'examples/announce.ts:7',
    'seeds/announce.ts:7',
    'src/__tests__/announce.spec.ts:7',
  ])
})

test('facts of a file, and a folder of that name', () => {
  const { status, stdout } = run(['facts', 'src/announce.ts'])
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ version: 1, specifiers: ['@sendgrid/mail', './db'] })
  const named = tree({ ...files, 'facts/a.ts': 'export {}\n' })
  expect(run(['./facts'], { cwd: named }).stdout).toMatch(/^Nothing found in 1 file/)
})

test('--explain tells of each send: who gets it, who reads whom, what came of it', () => {
  const mailer = `import sgMail from '@sendgrid/mail'
export const send = (to) => sgMail.send({ to, from: 'shop@shop.example', templateId: 'd-1' })
`
  const caller = `import { send } from './mailer'
export const remind = (order) => send('ann@shop.example')
export const again = (order) => send('ann@shop.example')
`
  const cwd = tree({ ...files, 'src/mailer.ts': mailer, 'src/remind.ts': caller })
  expect(run(['src/announce.ts', '--explain'], { cwd }).stderr).toBe(`src/announce.ts:6 SendGrid send
  To: many people, \`customer[].email\`, who don’t know each other; they read each other’s addresses
  → no-exposed-recipients (certain) at src/announce.ts:7: Everyone in “To” can read the other addresses. Send one copy each.
`)
  const told = run(['src/remind.ts', '--explain'], { cwd }).stderr
  expect(told).toContain(`src/mailer.ts:2 SendGrid send
  reached from src/remind.ts:2
  reached from src/remind.ts:3
  To: one address “ann@shop.example”
`)
  expect(told).toContain('  → no finding\n')
  expect(told).not.toContain('announce')
  const accepted = files['src/announce.ts']!.replace(
    /^( *)to:/m,
    '$1// undisclosed-disable-next-line no-exposed-recipients -- the board agreed\n$1to:',
  )
  const silenced = run(['src/announce.ts', '--explain'], { cwd: tree({ ...files, 'src/announce.ts': accepted }) })
  expect(silenced.stdout).toMatch(/^Nothing found/)
  expect(silenced.stderr).toContain('src/announce.ts:8 no-exposed-recipients is silenced by a comment because “the board agreed”\n')
})

test('a report never goes through a link into code', () => {
  const cwd = tree(files)
  symlinkSync('src/db.ts', join(cwd, 'report.txt'))
  const { status, stderr } = run(['.', '-o', 'report.txt'], { cwd })
  expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('-o report.txt is code') as string })
  expect(readFileSync(join(cwd, 'src/db.ts'), 'utf8')).toBe(files['src/db.ts'])
})

test('--help and --version', () => {
  expect(run(['--help']).stdout).toContain('Exit codes')
  const review = run(['review', '-h']).stdout
  expect(run(['help', 'review'])).toEqual({ status: 0, stdout: review, stderr: '' })
  expect(review).toMatch(/^undisclosed review --base REF/)
  expect(review).toContain('--diff-filter')
  expect(review).not.toContain('--minify')
  expect(run(['-v']).stdout).toBe('0.1.0\n')
})

test('colour only where asked for', () => {
  expect(run(['.']).stdout).not.toContain('\u001b[')
  expect(run(['.', '--color']).stdout).toContain('\u001b[')
  expect(run(['.'], { env: { NO_COLOR: '', FORCE_COLOR: '1' } }).stdout).toContain('\u001b[')
})
