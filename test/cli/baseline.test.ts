import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { tree } from '../project/tree.harness.js'
import { announce, announceEach, db } from '../review/sources.harness.js'

const bin = fileURLToPath(new URL('../../packages/cli/bin/undisclosed.js', import.meta.url))
const file = 'undisclosed-baseline.json'
let root: string

beforeEach(() => {
  root = tree({ 'package.json': '{ "workspaces": [] }', 'src/db.ts': db, 'src/old.ts': announce, 'src/older.ts': announce })
})

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, FORCE_COLOR: '', NO_COLOR: '1' },
  })
  return { status, stdout, stderr }
}

const write = (path: string, text: string): void => writeFileSync(join(root, path), text)
const accepted = (): string[] =>
  (JSON.parse(readFileSync(join(root, file), 'utf8')) as { findings: { file: string }[] }).findings.map((one) => one.file)

describe('what was accepted', () => {
  beforeEach(() => {
    const next = `See what is new with: undisclosed --baseline ${file}. Or write "baseline": "${file}" in the config.\n`
    expect(run('baseline').stdout).toBe(`2 findings in ${join(root, file)}, 2 new, 0 dropped.\n${next}`)
  })

  test('is not shown and fails nothing; what is new does', () => {
    expect(run('--baseline', file)).toEqual({
      status: 0,
      stdout: 'Nothing found in 3 files, 3 parsed.\n',
      stderr: '2 findings accepted by the baseline are not shown.\n',
    })
    write('src/new.ts', announce)
    const { status, stdout } = run('--baseline', file)
    expect(status).toBe(1)
    expect(stdout).toContain('src/new.ts:7:9')
    expect(stdout).not.toContain('src/old.ts')
  })

  test('stays accepted where lines above it move, and not where it is edited', () => {
    write('src/old.ts', `// News\n\n${announce}`)
    expect(run('--baseline', file).status).toBe(0)
    write('src/old.ts', announce.replace('.email)', '.email).sort()'))
    expect(run('--baseline', file).status).toBe(1)
  })

  test('is dropped once it is gone, with or without accepting what is new', () => {
    write('src/old.ts', announceEach)
    write('src/new.ts', announce)
    expect(run('--baseline', file).stderr).toContain('1 finding of the baseline is gone. Drop them with: undisclosed baseline --prune\n')
    expect(run('baseline', '--prune').stdout).toContain('1 finding in ')
    expect(accepted()).toEqual(['src/older.ts'])
    rmSync(join(root, 'src/older.ts'))
    expect(run('baseline').stdout).toContain('1 finding in ')
    expect(accepted()).toEqual(['src/new.ts'])
  })

  test('is not called gone where another part is scanned', () => {
    const { stderr } = run('src/db.ts', '--baseline', file)
    expect(stderr).toBe('')
    run('baseline', 'src/db.ts')
    expect(accepted()).toEqual(['src/old.ts', 'src/older.ts'])
  })

  test('is read where a merge kept an entry twice, and not where it left its conflict', () => {
    const text = readFileSync(join(root, file), 'utf8')
    const { findings } = JSON.parse(text) as { findings: readonly object[] }
    write(file, JSON.stringify({ version: 1, findings: [...findings, ...findings] }))
    expect(run('--baseline', file).stderr).toBe('2 findings accepted by the baseline are not shown.\n')
    expect(run('baseline', '--prune').stdout).toContain('2 findings in ')
    expect(readFileSync(join(root, file), 'utf8')).toBe(text)
    write(file, text.replace('    {\n', '<<<<<<< HEAD\n    {\n').replace('    },\n', '    },\n=======\n>>>>>>> topic\n'))
    expect(run('--baseline', file)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('holds the conflict of a merge. Keep the entries of both sides, then run') as string,
    })
  })

  test('is counted for programs', () => {
    rmSync(join(root, 'src/older.ts'))
    const { stats } = JSON.parse(run('--baseline', file, '-f', 'json').stdout) as { stats: object }
    expect(stats).toMatchObject({ findings: 0, accepted: 1, gone: 1 })
  })
})

test('the config names it, relative to itself', () => {
  write('undisclosed.config.json', '{ "baseline": "accepted.json" }')
  expect(run('baseline').stdout).toMatch(/dropped\.\n$/)
  expect(run('src').status).toBe(0)
  expect(run('--no-config').status).toBe(1)
  expect(readFileSync(join(root, 'accepted.json'), 'utf8')).toContain('src/older.ts')
})

test.each([
  [['--baseline', 'none.json'], /none\.json: there is no such baseline\. Make one with: undisclosed baseline/],
  [['--baseline', 'package.json'], /package\.json: is no baseline of version 1\. Check the name\. Mend it, or delete it and accept/],
  [
    ['--baseline', 'src/db.ts'],
    /src\/db\.ts: is broken JSON: .*\. Mend it, or delete it and accept what is there today with: undisclosed baseline\n/,
  ],
  [['--prune'], /--prune belongs to baseline/],
  [['baseline', '--prune'], /undisclosed-baseline\.json: there is no such baseline/],
  [['baseline', '-o', 'accepted.json'], /--output does not go with baseline\. Name the file that it writes with --baseline FILE/],
  [['baseline', '-f', 'json'], /--format does not go with baseline/],
  [['baseline', '--explain'], /--explain does not go with baseline/],
  [['review', '--base', 'main', '--baseline', file], /--baseline does not go with review/],
])('%j cannot run and says the way out', (args, says) => {
  const { status, stderr } = run(...args)
  expect(stderr).toMatch(says)
  expect(status).toBe(2)
})

test('an entry that lacks something is named', () => {
  write(file, '{ "version": 1, "findings": [{ "fingerprint": "v1:x" }] }')
  expect(run('--baseline', file).stderr).toContain('“findings[0]” needs the texts fingerprint, ruleId, file and message')
})

test('a baseline fits whatever part of a package is named; where nothing says where the project begins, there is none', () => {
  root = tree({ 'package.json': '{}', 'src/db.ts': db, 'src/old.ts': announce })
  expect(run('baseline').status).toBe(0)
  expect(run('src', '--baseline', file)).toMatchObject({ status: 0, stderr: '1 finding accepted by the baseline is not shown.\n' })
  rmSync(join(root, 'package.json'))
  for (const args of [['baseline'], ['src', '--baseline', file]])
    expect(run(...args)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('nothing says where the project begins, so a baseline would fit these paths alone') as string,
    })
  write('undisclosed.config.json', '{}')
  expect(run('src', '--baseline', file).status).toBe(0)
})
