import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { fetchMirror, reviewChange } from '@undisclosed/project'
import { askGit } from '../../packages/project/src/review/git.js'
import { repository, repositoryIn } from './repository.harness.js'
import { tree } from '../project/tree.harness.js'
import { stuckGit } from './stuck-git.harness.js'

const { PATH } = process.env

afterEach(() => {
  process.env['PATH'] = PATH
  delete process.env['GIT_DIFF_OPTS']
})

test('lines around a change are none of it, whatever the environment says of diffs', async () => {
  const files = { 'package.json': '{}', 'src/news.ts': 'export const a = 1\nexport const b = 2\nexport const c = 3\n' }
  const repo = repository(files)
  repo.git('switch', '--quiet', '-c', 'topic')
  repo.commit({ 'src/news.ts': files['src/news.ts'].replace('2', '4') })
  process.env['GIT_DIFF_OPTS'] = '--unified=5'
  const { changes } = await reviewChange({ cwd: repo.root, base: 'main' })
  expect(changes).toMatchObject([{ path: 'src/news.ts', hunks: [{ oldStart: 2, oldCount: 1, start: 2, count: 1 }] }])
})

test('what takes too long is ended, with what git began', async () => {
  const stuck = stuckGit('fetch')
  process.env['PATH'] = stuck.path
  await expect(askGit(['fetch', 'origin'], { cwd: stuck.folder, deadline: 300 })).rejects.toMatchObject({
    message: expect.stringMatching(/^git fetch took longer than 0.3 s and was ended/),
    isPassing: true,
  })
  await expect.poll(stuck.isAlive).toBe(false)
})

test('a review that is told to end takes along what git began, and ends by that signal', async () => {
  const stuck = stuckGit('ls-tree')
  const repo = repository({ 'package.json': '{}' })
  const cli = fileURLToPath(new URL('../../packages/cli/bin/undisclosed.js', import.meta.url))
  const review = spawn(process.execPath, [cli, 'review', '--base', 'HEAD'], { cwd: repo.root, env: { PATH: stuck.path } })
  await expect.poll(stuck.hasBegun, { timeout: 10_000 }).toBe(true)
  review.kill('SIGTERM')
  expect(await once(review, 'exit')).toEqual([null, 'SIGTERM'])
  await expect.poll(stuck.isAlive).toBe(false)
})

test('a lock that a power cut left keeps no fetch from a copy, and one that somebody holds does', async () => {
  const repo = repository({ 'package.json': '{}' })
  const cwd = join(tree({}), 'copy.git')
  const fetched = () => {
    const head = repo.git('rev-parse', 'HEAD')
    return fetchMirror({ cwd, url: `file://${repo.root}`, token: '', base: head, head })
  }
  const lock = join(cwd, 'refs/kept/head.lock')
  repositoryIn(tree({})).git('init', '--quiet', '--bare', cwd)
  mkdirSync(dirname(lock))
  writeFileSync(lock, '')
  await expect(fetched()).rejects.toMatchObject({ isPassing: true })
  const hourAgo = new Date(Date.now() - 3_600_000)
  utimesSync(lock, hourAgo, hourAgo)
  repo.commit({ 'src/price.ts': 'export const price = 1\n' })
  await fetched()
  expect(existsSync(lock)).toBe(false)
})
