import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { tree } from '../project/tree.harness.js'

const bin = fileURLToPath(new URL('../../packages/cli/bin/undisclosed.js', import.meta.url))
const example = fileURLToPath(new URL('../../docs/examples/exchange/', import.meta.url))
const schema = JSON.parse(readFileSync(new URL('../../packages/core/schema/output.schema.json', import.meta.url), 'utf8')) as object
const validate = new Ajv({ allErrors: true }).compile(schema)

interface Shown {
  readonly file: string
  readonly line: number
  readonly ruleId: string
  readonly certainty: string
}
interface Output {
  readonly findings: readonly Shown[]
  readonly notes: readonly { readonly file: string; readonly message: string; readonly line?: number }[]
}

function scan(cwd: string, ...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd, encoding: 'utf8', env, maxBuffer: 1 << 26 })
  return { status, stdout, stderr }
}

function read(stdout: string): Output {
  const output = JSON.parse(stdout) as Output
  expect(validate(output), JSON.stringify(validate.errors)).toBe(true)
  return output
}

describe('the exchange', () => {
  const expected = (JSON.parse(readFileSync(join(example, 'expected.json'), 'utf8')) as Output).findings
  const found = (...args: readonly string[]): Shown[] =>
    read(scan(example, '.', '--format', 'json', ...args).stdout).findings.map(({ file, line, ruleId, certainty }) => ({
      file,
      line,
      ruleId,
      certainty,
    }))

  test('has the findings that it lists', () => {
    expect(found('--min-certainty', 'possible')).toEqual(expected)
  })

  test('shows all but the possible one by default, and fails', () => {
    expect(found()).toEqual(expected.filter(({ certainty }) => certainty !== 'possible'))
    expect(scan(example, '.').status).toBe(1)
  })

  test('is printed as the README shows it', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
    const [, shown] = /```\n(packages\/notifier[\s\S]*?)```/.exec(readme)!
    expect(scan(example, '.').stdout).toContain(shown)
  })

  test('names every place to people as well', () => {
    const { stdout } = scan(example, '.')
    for (const { file, line, certainty } of expected)
      if (certainty !== 'possible') expect(stdout).toMatch(new RegExp(`${file.replaceAll('.', '\\.')}[\\s\\S]*\\b${line}:`))
  })
})

const leak = `import sgMail from '@sendgrid/mail'
import { customers } from './customers'

export async function announce() {
  const list = await customers.findMany()
  await sgMail.send({ to: list.map((customer) => customer.email), from: 'shop@shop.example', subject: 'News', text: 'Hello' })
}
`

/** One tree with everything that goes wrong in real ones, and a leak beside it. */
function troubled(): string {
  const root = tree({
    '.git/HEAD': '',
    'package.json': '{ "workspaces": ["packages/*"',
    'tsconfig.json': '{ "compilerOptions": { "paths": ',
    'packages/a/package.json': 'not json at all',
    'packages/a/tsconfig.json': '{ "extends": "../b/tsconfig.json" }',
    'packages/b/tsconfig.json': '{ "extends": "../a/tsconfig.json" }',
    'src/announce.ts': leak,
    'src/customers.ts': "export { customers } from './barrel'\n",
    'src/barrel.ts': "export * from './circle'\nexport * from './barrel'\nexport * from './customers'\n",
    'src/circle.ts': "export * from './barrel'\nimport { db } from './db'\nexport const customers = db.customer\n",
    'src/db.ts': "import { PrismaClient } from '@prisma/client'\nexport const db = new PrismaClient()\n",
    'src/ping.ts':
      "import { pong } from './pong'\nimport m from '@sendgrid/mail'\nexport function ping(to: string[]) { pong(to); m.send({ to }) }\n",
    'src/pong.ts': "import { ping } from './ping'\nexport function pong(to: string[]) { ping(to) }\n",
    'src/half.ts': "import m from '@sendgrid/mail'\n\nexport const f = {\n",
    'src/binary.js': new Uint8Array([0x72, 0x00, 0x01, 0xff, 0x0a]),
    'src/line.js': `import m from '@sendgrid/mail';${'m.send({to:a});'.repeat(1_400_000)}`,
    'src/closed.ts': "import m from '@sendgrid/mail'\n",
    'src/deep.ts': `import m from '@sendgrid/mail'\nexport const x = ${'['.repeat(9_000)}${']'.repeat(9_000)}\n`,
  })
  symlinkSync(root, join(root, 'src/loop'))
  symlinkSync(join(root, 'src/b'), join(root, 'src/a'))
  symlinkSync(join(root, 'src/a'), join(root, 'src/b'))
  symlinkSync(join(root, 'gone.ts'), join(root, 'src/gone.ts'))
  chmodSync(join(root, 'src/closed.ts'), 0)
  return root
}

describe('a troubled tree', () => {
  const root = troubled()
  const { status, stdout, stderr } = scan(root, '.', '--format', 'json')

  test('is scanned to the end: its leak is found', () => {
    expect(stderr).toBe('')
    expect(status).toBe(1)
    expect(read(stdout).findings.map(({ file, line }) => `${file}:${line}`)).toEqual(['src/announce.ts:6'])
  })

  test('names what could not be read, each with its reason', () => {
    const notes = new Map(read(stdout).notes.map(({ file, message }) => [file, message]))
    expect(Object.fromEntries(notes)).toMatchObject({
      'package.json': expect.stringMatching(/parse|read|JSON/),
      'tsconfig.json': expect.stringMatching(/parse|read|JSON/),
      'packages/a/package.json': expect.stringMatching(/parse|read|JSON/),
      'src/half.ts': expect.stringContaining('does not parse'),
      'src/binary.js': 'is binary and was left out',
      'src/line.js': 'is larger than 1.5 MB and was left out',
      'src/gone.ts': expect.stringContaining('a link that leads nowhere'),
    })
    if (process.getuid?.() !== 0) expect(notes.get('src/closed.ts')).toContain('cannot be read')
  })

  test('tells people of them too', () => {
    const shown = scan(root, '.').stdout
    for (const file of ['package.json', 'tsconfig.json', 'src/half.ts', 'src/binary.js', 'src/line.js', 'src/gone.ts'])
      expect(shown).toContain(file)
  })

  test('gives the same bytes from everywhere', () => {
    expect(scan(join(root, 'src'), '..', '--format', 'json').stdout).toBe(stdout)
    expect(scan(join(root, '..'), root, '--format', 'json').stdout).toBe(stdout)
  })
})

test.each([
  ['{ "ruels": {} }', /undisclosed\.config\.json.*ruels.*rules/],
  ['{ "rules": { "no-exposed-recipient": "off" } }', /undisclosed\.config\.json.*no-exposed-recipient.*no-exposed-recipients/],
  ['{ "rules": ', /undisclosed\.config\.json/],
])('the config %s is refused by name, with the way out', (text, message) => {
  const { status, stdout, stderr } = scan(tree({ 'undisclosed.config.json': text, 'a.ts': leak }), '.')
  expect(status).toBe(2)
  expect(stdout).toBe('')
  expect(stderr.replaceAll('\n', ' ')).toMatch(message)
  expect(stderr).not.toMatch(/^\s+at /m)
})
