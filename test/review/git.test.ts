import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { askGit } from '../../packages/project/src/review/git.js'
import { repository } from './repository.harness.js'
import { stuckGit } from './stuck-git.harness.js'

const { PATH } = process.env

afterEach(() => {
  process.env['PATH'] = PATH
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
