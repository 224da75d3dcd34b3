import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { repository } from '../review/repository.harness.js'
import { announce, announceEach, caller, db, wrapperAll, wrapperEach } from '../review/sources.harness.js'

const bin = fileURLToPath(new URL('../../packages/cli/bin/undisclosed.js', import.meta.url))
const repo = repository({ 'package.json': '{}', 'src/db.ts': db, 'src/old.ts': announce })
repo.git('switch', '--quiet', '-c', 'topic')
repo.commit({ 'src/announce.ts': announce })

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'review', ...args], {
    cwd: repo.root,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '', NO_COLOR: '1' },
  })
  return { status, stdout, stderr }
}

test('what a change introduces fails the run, what was there does not', () => {
  const { status, stdout, stderr } = run('--base', 'main')
  expect(stderr).toMatch(/^[0-9a-f]{10}\.\.[0-9a-f]{10}: 1 introduced, 1 there before\.\n$/)
  expect(stdout).toContain('src/announce.ts:7:9  error  Everyone in “To” can read the other addresses.')
  expect(stdout).not.toContain('src/old.ts')
  expect(stdout).toMatch(/\n1 finding \(1 error, 0 warnings\) in 3 files\.\n$/)
  expect(status).toBe(1)
  expect(run('--base', 'HEAD')).toMatchObject({ status: 0 })
})

test('any two commits, whatever is checked out', () => {
  expect(run('--base', 'main', '--head', 'topic').status).toBe(1)
  expect(run('--base', 'main', '--head', 'main').status).toBe(0)
})

test('--diff-filter limits it to files that were added, modified or renamed', () => {
  expect(run('--base', 'main', '--head', 'topic', '--diff-filter', 'A').status).toBe(1)
  const renamed = run('--base', 'main', '--head', 'topic', '--diff-filter', 'MR')
  expect(renamed.status).toBe(0)
  expect(renamed.stderr).toContain('1 introduced (1 of them in files that --diff-filter leaves out)')
  expect(run('--base', 'main', '--head', 'topic', '--diff-filter', 'a').status).toBe(0)
  const { status, stderr } = run('--base', 'main', '--diff-filter', 'Am')
  expect(status).toBe(2)
  expect(stderr).toContain('--diff-filter Am: it takes A, M and R')
})

test('the same output contract as a scan', () => {
  const report = JSON.parse(run('--base', 'main', '-f', 'json').stdout) as Record<string, unknown>
  expect(report).toMatchObject({
    version: 1,
    findings: [{ file: 'src/announce.ts', line: 7 }],
    stats: { findings: 1, present: 1, fixed: 0, changed: 1 },
  })
})

test('what is told at changed lines that lead to it comes in the order of those lines', () => {
  const both = (text: string) => `${text}\n${text.replace(/^import.*\n\n/, '').replace('notify', 'warn')}`
  const calling = (name: string) => caller.replace('{ notify }', `{ ${name} }`).replace('await notify', `await ${name}`)
  repo.git('switch', '--quiet', '-c', 'wrappers', 'main')
  const base = repo.commit({ 'src/notify.ts': both(wrapperEach), 'src/a.ts': calling('warn'), 'src/b.ts': calling('notify') })
  repo.commit({ 'src/notify.ts': both(wrapperAll) })
  const { stdout } = run('--base', base)
  const told = [...stdout.matchAll(/^ +(src\/notify\.ts:\d+):.* the people at (src\/\w\.ts):7 here\./gm)]
  expect(told.map(([, at, from]) => [at, from])).toEqual([
    ['src/notify.ts:4', 'src/b.ts'],
    ['src/notify.ts:8', 'src/a.ts'],
  ])
  repo.git('switch', '--quiet', 'topic')
})

test('what the change silences is a note of the report; what it keeps from being read fails the run', () => {
  repo.git('switch', '--quiet', '-c', 'accepted', 'main')
  const accepted = announce.replace(/^( *)to:/m, '$1// undisclosed-disable-next-line no-exposed-recipients -- the board agreed\n$1to:')
  repo.commit({ 'src/board.ts': accepted })
  const silenced = run('--base', 'main', '-f', 'json')
  expect(silenced.status).toBe(0)
  expect(JSON.parse(silenced.stdout)).toMatchObject({
    findings: [],
    notes: [{ file: 'src/board.ts', line: 7, message: 'this change silences no-exposed-recipients because “the board agreed”' }],
  })
  repo.git('switch', '--quiet', '-c', 'grown', 'main')
  repo.commit({ 'src/db.ts': `${db}\n// ${'x'.repeat(3_000_000)}\n` })
  const unread = run('--base', 'main')
  expect(unread.status).toBe(1)
  expect(unread.stdout).toContain('src/db.ts is larger than 1.5 MB and was left out')
  expect(unread.stderr).toContain('1 changed file kept from being read')
  repo.git('switch', '--quiet', 'topic')
})

test('what lies in the work tree alone is named where the head is HEAD', () => {
  writeFileSync(join(repo.root, 'src/later.ts'), announce)
  writeFileSync(join(repo.root, 'notes.txt'), '')
  const told = 'Not committed, so not looked at: src/later.ts. Commit them, or scan what lies in the folder with: undisclosed\n'
  expect(run('--base', 'main').stderr).toContain(told)
  expect(run('--base', 'main', 'src/db.ts').stderr).not.toContain('Not committed')
  expect(run('--base', 'main', '--head', 'topic').stderr).not.toContain('Not committed')
  rmSync(join(repo.root, 'src/later.ts'))
})

test('mistakes in the arguments', () => {
  expect(run('--base', 'mian').stderr).toBe('undisclosed: --base mian: there is no such commit here. Did you mean main? Check the name\n')
  expect(run()).toMatchObject({ status: 2, stderr: expect.stringContaining('review needs --base REF') as string })
  expect(run('--base', 'nowhere')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--base nowhere: there is no such commit') as string,
  })
  expect(run('--base=--help')).toMatchObject({ status: 2, stderr: expect.stringContaining('--base “--help”') as string })
  expect(run('--base', 'main', '--stdin')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--stdin does not go with review') as string,
  })
  expect(spawnSync(process.execPath, [bin, '--base', 'main'], { encoding: 'utf8' })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('--base belongs to review') as string,
  })
})

test('names and code with control characters do not reach the terminal', () => {
  repo.git('switch', '--quiet', '-c', 'hostile', 'main')
  repo.commit({
    'src/\u001b[2J\u001b]0;owned\u0007.ts': announce
      .replace("'Hello'", "'Hello' /* \u001b[31m */")
      .replace('to: ', 'to: /*\u001b[2J\u202e*/ '),
  })
  const { stdout, stderr } = run('--base', 'main')
  expect(stdout).toContain('error  Everyone in “To”')
  expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_C}]/u)
  repo.git('switch', '--quiet', 'topic')
})

test('a fixed leak is told', () => {
  repo.commit({ 'src/old.ts': announceEach, 'src/announce.ts': null })
  const { status, stderr } = run('--base', 'main')
  expect(stderr).toContain('0 introduced, 1 fixed, 0 there before.')
  expect(status).toBe(0)
})
