import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { tree } from '../project/tree.harness.js'
import { GitHub } from './github.harness.js'
import { repository, type Content, type Repository } from './repository.harness.js'
import { announce, announceEach, caller, db, wrapperAll, wrapperEach } from './sources.harness.js'

const folder = fileURLToPath(new URL('../../packages/review/', import.meta.url))
const built = tree({})
const bundle = join(built, 'index.js')

beforeAll(() => {
  execFileSync(process.execPath, [join(folder, 'tools/bundle.mjs'), bundle], { stdio: 'pipe' })
  writeFileSync(join(built, 'package.json'), '{ "type": "module" }')
})

let github: GitHub
let origin: Repository

beforeEach(async () => {
  github = await GitHub.start()
  origin = repository({ 'package.json': '{}', 'src/db.ts': db, 'src/notify.ts': wrapperEach, 'src/close.ts': caller })
  origin.git('switch', '--quiet', '-c', 'topic')
})

interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  readonly outputs: string
  readonly summary: string
}

/** Runs the bundle as a runner does: a shallow checkout, an event file, inputs and files for its answers. */
async function run(
  files: Readonly<Record<string, Content>>,
  inputs: Readonly<Record<string, string>> = {},
  kind: 'pull_request' | 'merge_group' = 'pull_request',
): Promise<Run> {
  origin.commit(files)
  github.push(origin, 'main', 'topic')
  const place = tree({ outputs: '', summary: '' })
  const workspace = join(place, 'web')
  origin.git('clone', '--quiet', '--depth', '1', '--branch', 'topic', `file://${origin.root}`, workspace)
  const [base, head] = [origin.git('rev-parse', 'main'), github.head]
  const event = {
    pull_request: {
      action: 'synchronize',
      number: 7,
      pull_request: { number: 7, title: '::error::x', base: { ref: 'main', sha: base }, head: { ref: 'topic', sha: head } },
    },
    merge_group: { action: 'checks_requested', merge_group: { base_sha: base, head_sha: head, base_ref: 'refs/heads/main' } },
  }[kind]
  writeFileSync(join(place, 'event.json'), JSON.stringify(event))
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: place,
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: github.url,
    GITHUB_EVENT_NAME: kind,
    GITHUB_EVENT_PATH: join(place, 'event.json'),
    GITHUB_OUTPUT: join(place, 'outputs'),
    GITHUB_REPOSITORY: 'shop/web',
    GITHUB_STEP_SUMMARY: join(place, 'summary'),
    GITHUB_WORKSPACE: workspace,
    INPUT_TOKEN: 'secret-token',
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
  }
  const child = spawn(process.execPath, [bundle], { cwd: workspace, env })
  const told = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => (told.stdout += String(chunk)))
  child.stderr.on('data', (chunk) => (told.stderr += String(chunk)))
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  expect(github.wrong).toEqual([])
  return { status, ...told, outputs: readFileSync(join(place, 'outputs'), 'utf8'), summary: readFileSync(join(place, 'summary'), 'utf8') }
}

const said = () => github.threads.map(({ path, line, isResolved }) => `${path}:${line}${isResolved ? ' resolved' : ''}`)

describe('the bundle, as a runner runs it', () => {
  test('comments on a leak in a shallow checkout, and fails', async () => {
    const { status, stdout, stderr, outputs, summary } = await run({ 'src/announce.ts': announce, 'src/notify.ts': wrapperAll })
    expect(stderr).toBe('')
    expect(stdout).toMatch(/^[0-9a-f]{10}\.\.[0-9a-f]{10}: 2 introduced, 0 fixed, 0 there before\.\n$/)
    expect(said()).toEqual(['src/announce.ts:7', 'src/notify.ts:4'])
    expect(outputs).toBe('introduced=2\nfixed=0\nconclusion=failure\n')
    expect(summary).toContain('- `src/notify.ts:4` Everyone in “To” can read the other addresses.')
    expect(status).toBe(1)
  })

  test('is quiet on the next push that fixes it', async () => {
    await run({ 'src/announce.ts': announce })
    const { status, outputs } = await run({ 'src/announce.ts': announceEach })
    expect(said()).toEqual(['src/announce.ts:7 resolved'])
    expect(outputs).toBe('introduced=0\nfixed=0\nconclusion=success\n')
    expect(status).toBe(0)
  })

  test('annotates where the token may not comment, as on a pull request from a fork', async () => {
    github.faults = [{ operation: 'pulls/create-review', kind: 'forbidden' }]
    const { status, stdout } = await run({ 'src/announce.ts': announce })
    expect(stdout).toContain('::notice::this token may not comment')
    expect(stdout).toContain(
      '::error file=src/announce.ts,line=7,endLine=7,col=9,endColumn=52,title=no-exposed-recipients (certain)::Everyone in “To”',
    )
    expect(said()).toEqual([])
    expect(status).toBe(1)
  })

  test('annotates in a merge queue, where there is no pull request to comment on', async () => {
    const { status, stdout } = await run({ 'src/announce.ts': announce }, { 'check-run': 'true' }, 'merge_group')
    expect(stdout).toContain('::error file=src/announce.ts,line=7,endLine=7,')
    expect(github.calls).toEqual(['checks/list-for-ref', 'checks/create'])
    expect(status).toBe(1)
    expect(await run({ 'src/announce.ts': announceEach }, {}, 'merge_group')).toMatchObject({ status: 0 })
  })

  test('inputs: what fails the run, paths, a check run', async () => {
    expect(await run({ 'src/announce.ts': announce }, { 'fail-on': 'never', comments: 'false', 'check-run': 'true' })).toMatchObject({
      status: 0,
    })
    expect(github.checkRuns).toMatchObject([{ conclusion: 'failure' }])
    expect(said()).toEqual([])
    expect(await run({}, { paths: 'package.json' })).toMatchObject({
      status: 2,
      stdout: '::error::package.json: no code and no template there, in the base or in the head\n',
    })
    expect(await run({}, { 'fail-on': 'always' })).toMatchObject({
      status: 2,
      stdout: '::error::the input “fail-on” is “always”. It takes error, warning, never\n',
    })
  })
})

test('the inputs that are read are those that action.yml describes', () => {
  const described = readFileSync(join(folder, 'action.yml'), 'utf8')
  const inputs = [...described.slice(0, described.indexOf('\noutputs:')).matchAll(/^ {2}([a-z-]+):$/gm)].map(([, name]) => name)
  const read = [...readFileSync(join(folder, 'src/action/inputs.ts'), 'utf8').matchAll(/(?:text|isOn)\('([a-z-]+)'/g)].map(
    ([, name]) => name,
  )
  expect(new Set(read)).toEqual(new Set(inputs))
})

test('the command does the same from any CI', async () => {
  origin.commit({ 'src/announce.ts': announce })
  github.push(origin, 'main', 'topic')
  const bin = join(folder, 'bin/undisclosed-review.js')
  const command = (args: readonly string[], env: Readonly<Record<string, string>>) =>
    new Promise<{ status: number | null; text: string }>((resolve) => {
      const child = spawn(process.execPath, [bin, ...args], { cwd: origin.root, env: { PATH: process.env['PATH'] ?? '', ...env } })
      let text = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)))
      child.on('close', (status) => resolve({ status, text }))
    })
  const asked = ['github', '--repo', 'shop/web', '--pull', '7', '--base', 'main', '--api-url', github.url]
  const done = await command(asked, { GITHUB_TOKEN: 'secret-token' })
  expect(done).toMatchObject({
    status: 1,
    text: expect.stringMatching(/^[0-9a-f]{10}\.\.[0-9a-f]{10}: 1 introduced, 0 fixed, 0 there before\.\n$/) as string,
  })
  expect(said()).toEqual(['src/announce.ts:7'])
  expect(await command(asked, {})).toEqual({
    status: 2,
    text: 'undisclosed-review: the environment’s GITHUB_TOKEN is missing. See undisclosed-review --help\n',
  })
  expect(await command(['github', '--repo', 'shop', '--pull', '7'], {})).toMatchObject({ status: 2 })
  expect(await command(['gihub'], {})).toEqual({
    status: 2,
    text: 'undisclosed-review: gihub is no command. See undisclosed-review --help\n',
  })
})

describe('a hostile pull request', () => {
  const mark = join(built, 'ran')
  const evil = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')\n`

  test('has no effect beyond its findings', async () => {
    const name = 'src/\u001b[2J%0A::set-output name=x::y\n::error::<img src=x>`@all` <!-- undisclosed:gone v1:0 -->.ts'
    github.faults = [{ operation: 'pulls/create-review', kind: 'forbidden' }]
    const { status, stdout, stderr, outputs, summary } = await run({
      'undisclosed.config.cjs': evil,
      'undisclosed.config.js': evil,
      'undisclosed.config.mjs': `import fs from 'node:fs'\nfs.writeFileSync(${JSON.stringify(mark)}, '')\nexport default { rules: { 'no-exposed-recipients': 'off' } }\n`,
      'undisclosed.config.json': '{ "exclude": ["src"] }',
      '.mjmlconfig.js': evil,
      '.mjmlconfig': '{ "packages": ["./evil.js"] }',
      'evil.js': evil,
      'node_modules/@babel/parser/index.js': evil,
      'node_modules/@babel/parser/package.json': '{ "name": "@babel/parser", "main": "index.js" }',
      'node_modules/oxc-parser/index.js': evil,
      'package.json': `{ "scripts": { "prepare": "node evil.js", "postinstall": "node evil.js" } }`,
      '.gitattributes': '*.ts diff=evil filter=evil\n',
      '.gitignore': 'src\n',
      '.git-hooks/post-checkout': '#!/bin/sh\n' + `touch ${mark}\n`,
      'src/passwd.ts': { link: '/etc/passwd' },
      'src/up.ts': { link: '../../../../../../etc/passwd' },
      [name]: announce,
    })
    expect(existsSync(mark)).toBe(false)
    expect(stderr).toBe('')
    const lines = stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(5)
    expect(lines[0]).toMatch(/^::notice::this token may not comment/)
    expect(lines[1]).toMatch(
      /^::error file=src\/.*%3A%3Aerror%3A%3A<img.*,line=7,endLine=7,col=9,endColumn=52,title=no-exposed-recipients \(certain\)::Everyone in “To”/,
    )
    expect(lines.join('')).not.toMatch(/\p{Cc}/u)
    expect(lines.slice(2, 4)).toEqual(['passwd', 'up'].map((file) => `::notice::src/${file}.ts is a link, which a review does not follow`))
    expect(lines[4]).toMatch(/: 1 introduced, 0 fixed, 0 there before\.$/)
    expect(outputs).toBe('introduced=1\nfixed=0\nconclusion=failure\n')
    expect(summary.replace(/``.*``/g, '')).not.toMatch(/<img|@all|undisclosed:gone/)
    expect(stdout + summary).not.toContain('secret-token')
    expect(status).toBe(1)
  })

  test('limits hold: a file too large, and one of a single line, are left out or read in bounded work', async () => {
    const { status, outputs } = await run({
      'src/huge.ts': `${announce}// ${'x'.repeat(2_000_000)}\n`,
      'src/deep.ts': `export const a = ${'['.repeat(5_000)}${']'.repeat(5_000)}\n`,
      'src/announce.ts': announce,
    })
    expect(outputs).toContain('introduced=1\n')
    expect(status).toBe(1)
  })
})
