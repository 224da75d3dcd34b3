import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runAction } from '../../packages/review/src/action/run.js'
import { main } from '../../packages/review/src/main.js'
import { tree } from '../project/tree.harness.js'
import { repository } from './repository.harness.js'
import { announce, db } from './sources.harness.js'

const repo = repository({ 'package.json': '{}', 'src/db.ts': db })
const base = repo.git('rev-parse', 'HEAD')
const head = repo.commit({ 'src/announce.ts': announce })
const event = { pull_request: { number: 7, base: { sha: base }, head: { sha: head } } }

/** A host that answers every request with what its path begins with: a status, or a page for people. */
const host = createServer((request, response) => {
  request.resume()
  const [, says = ''] = (request.url ?? '').split('/')
  if (says === 'page') response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>')
  else response.writeHead(Number(says), { 'content-type': 'application/json' }).end('{ "message": "no" }')
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
})
afterAll(() => void host.close())

async function act(files: Readonly<Record<string, string>>, more: NodeJS.ProcessEnv = {}) {
  const place = tree(files)
  const env = {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: join(place, 'event.json'),
    GITHUB_REPOSITORY: 'shop/web',
    GITHUB_WORKSPACE: repo.root,
    ...more,
  }
  const lines: string[] = []
  const status = await runAction(env, (line) => void lines.push(line))
  return { status, text: lines.join('\n').replaceAll(place, '') }
}

describe('the action says what is wrong', () => {
  test.each([
    ['no event file', {}, '::error::the event’s file /event.json, which GITHUB_EVENT_PATH names, cannot be read'],
    ['half an event file', { 'event.json': '{' }, '::error::the event’s file /event.json, which GITHUB_EVENT_PATH names, holds no JSON'],
    ['nothing in it', { 'event.json': 'null' }, '::error::the event “pull_request” has no pull request. Run this on: pull_request'],
    ['a push', { 'event.json': '{ "ref": "refs/heads/main" }' }, '::error::the event “pull_request” has no pull request'],
    ['no commits', { 'event.json': '{ "pull_request": { "number": 7 } }' }, '::error::the event’s pull request lacks its number'],
  ])('%s', async (_, files, says) => {
    const { status, text } = await act(files)
    expect(text).toContain(says)
    expect(status).toBe(2)
  })

  test('no checkout, and no folder', async () => {
    const files = { 'event.json': JSON.stringify(event) }
    expect((await act(files, { GITHUB_WORKSPACE: tree({}) })).text).toContain('is no git checkout. Run the review inside one')
    expect((await act(files, { GITHUB_WORKSPACE: join(tree({}), 'gone') })).text).toMatch(/^::error::.*gone: there is no such folder$/)
  })

  test('a commit that the remote does not have', async () => {
    const gone = { pull_request: { ...event.pull_request, base: { sha: '1'.repeat(40) } } }
    const { status, text } = await act({ 'event.json': JSON.stringify(gone) })
    expect(text).toContain(`::error::the commits ${'1'.repeat(40)} and ${head} cannot be fetched from origin`)
    expect(status).toBe(2)
  })

  test('without a token the lines are annotated, with the way the people took', async () => {
    const { status, text } = await act({ 'event.json': JSON.stringify(event) })
    expect(text).toContain(
      '::error file=src/announce.ts,line=7,endLine=7,col=9,endColumn=52,title=no-exposed-recipients (certain)::Everyone in “To” can read',
    )
    expect(text).toContain('%0A1. a query gives many rows of `customer` (src/announce.ts:5)%0A2. ')
    expect(text).toContain('%0ASend one copy each with sendMultiple().\n')
    expect(status).toBe(1)
  })

  test.each([
    ['401', '::error::the code host answered 401: it does not take the token. Is it set, whole, and not expired?'],
    ['422', '::error::the code host refused a request (422 no)'],
    ['page', 'answers with something else than JSON. Give the API’s address: https://github.example/api/v3'],
  ])('a host that answers %s: the lines are annotated all the same', async (says, told) => {
    const { status, text } = await act(
      { 'event.json': JSON.stringify(event) },
      { GITHUB_API_URL: `${url}/${says}`, INPUT_TOKEN: 'a-token' },
    )
    expect(text).toContain(told)
    expect(text).toContain('::error file=src/announce.ts,line=7')
    expect(text).not.toMatch(/a-token|\bat .*\.[jt]s:/)
    expect(status).toBe(2)
  })
})

describe('the command says what is wrong', () => {
  const command = async (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const written: string[] = []
    const { write } = process.stderr
    const before = process.cwd()
    process.stderr.write = ((text: string) => written.push(text) > 0) as typeof write
    process.chdir(repo.root)
    try {
      return { status: await main(args, env), text: written.join('') }
    } finally {
      process.stderr.write = write
      process.chdir(before)
    }
  }
  const merge = ['gitlab', '--project', '5', '--merge-request', '7', '--base', base]
  const pull = ['github', '--repo', 'shop/web', '--pull', '7', '--base', base]

  test.each([
    [merge, '401', 'it does not take the token'],
    [merge, '403', 'the token may not do this, or has reached its limit of requests'],
    [merge, '404', 'is the name right, and may the token read it?'],
    [merge, 'page', 'Give the API’s address: https://gitlab.example/api/v4'],
    [pull, '404', 'is the name right, and may the token read it?'],
  ])('%s answered with %s', async (args, says, told) => {
    const { status, text } = await command([...args, '--api-url', `${url}/${says}`], { GITHUB_TOKEN: 'a-token', GITLAB_TOKEN: 'a-token' })
    expect(text).toMatch(/^undisclosed-review: [^\n]*\n$/)
    expect(text).toContain(told)
    expect(text).not.toContain('a-token')
    expect(status).toBe(2)
  })

  test.each([
    ['git.shop.example', '--api-url is “git.shop.example”, which is no address. Give one such as https://git.example/api/v3'],
    ['ftp://git.shop.example', '--api-url is “ftp://git.shop.example”, which is no address'],
  ])('%s is no address of a host', async (address, told) => {
    for (const args of [merge, pull]) {
      const { status, text } = await command([...args, '--api-url', address], { GITHUB_TOKEN: 'a-token', GITLAB_TOKEN: 'a-token' })
      expect(text).toContain(told)
      expect(status).toBe(2)
    }
  })

  test('a range is no base', async () => {
    const { text } = await command(['github', '--repo', 'shop/web', '--pull', '7', '--base', 'main..topic'], { GITHUB_TOKEN: 'a-token' })
    expect(text).toBe('undisclosed-review: --base “main..topic”: give a branch, a tag or a commit, such as origin/main\n')
  })

  test('what it was given does not steer a terminal, nor a runner that reads its lines', async () => {
    const hostile = '\u001b[31mred\n::error::x'
    for (const args of [
      [...pull, hostile],
      [...pull.slice(0, -1), hostile],
      ['github', '--repo', 'shop/web', '--pull', hostile],
      [hostile],
    ]) {
      const { text } = await command(args, { GITHUB_TOKEN: 'a-token' })
      expect(text).toMatch(/^undisclosed-review: [^\n]*\[31mred[^\n]*\n$/)
      expect(text).not.toContain('\u001b')
    }
  })

  test('a service that cannot start', async () => {
    const env = { GITHUB_WEBHOOK_SECRET: 'x', GITHUB_TOKEN: 'a-token' }
    const taken = new URL(url).port
    const place = tree({ file: '' })
    const serve = (...more: readonly string[]) => ['serve', '--host', '127.0.0.1', ...more]
    expect((await command(serve('--folder', join(place, 'file')), env)).text).toMatch(
      /^undisclosed-review: --folder .*file cannot be made: EEXIST/,
    )
    expect((await command(serve('--folder', place, '--port', taken), env)).text).toMatch(/port \d+ cannot be listened on: .*EADDRINUSE/)
    const app = { GITHUB_WEBHOOK_SECRET: 'x', GITHUB_APP_ID: '1', GITHUB_APP_PRIVATE_KEY: 'nonsense' }
    expect(await command(serve('--folder', place), app)).toEqual({
      status: 2,
      text: 'undisclosed-review: GITHUB_APP_PRIVATE_KEY is no private key: give the whole text of the .pem file\n',
    })
  })
})
