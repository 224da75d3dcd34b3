import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { reviewChange, type Review } from '@undisclosed/project'
import { createGitlab, syncMergeRequest, type Synced } from '@undisclosed/review'
import { tree } from '../project/tree.harness.js'
import { gitlabDescription } from './gitlab-description.harness.js'
import { GitLab, type Fault } from './gitlab.harness.js'
import { note } from './gitlab-shapes.harness.js'
import { repository, type Content, type Repository } from './repository.harness.js'
import { announce, announceEach, caller, db, wrapperAll, wrapperEach } from './sources.harness.js'

const merge = { project: 'shop/web', number: 7 }

let gitlab: GitLab
let repo: Repository

beforeEach(async () => {
  gitlab = await GitLab.start()
  repo = repository({ 'package.json': '{}', 'src/db.ts': db, 'src/notify.ts': wrapperEach, 'src/close.ts': caller })
  repo.git('switch', '--quiet', '-c', 'topic')
})

afterEach(() => {
  expect(gitlab.wrong).toEqual([])
})

async function push(files: Readonly<Record<string, Content>>, faults: readonly Fault[] = [], timeout = 30_000): Promise<Synced> {
  repo.commit(files)
  gitlab.push(repo, 'main', 'topic')
  gitlab.faults = [...faults]
  const synced = await sync(await reviewChange({ cwd: repo.root, base: 'main', head: 'topic' }), timeout)
  return synced
}

function sync(review: Review, timeout = 30_000): Promise<Synced> {
  return syncMergeRequest(createGitlab({ apiUrl: gitlab.url, token: 'secret-token', timeout }), merge, review, { pause: 1 })
}

const said = () =>
  gitlab.discussions.flatMap(({ position, notes }) =>
    position ? [`${position.new_path}:${position.new_line}${notes[0]?.resolved ? ' resolved' : ''}`] : [],
  )
const summaries = () => gitlab.discussions.flatMap(({ individual_note: isAlone, notes }) => (isAlone ? [notes[0]!.body] : []))

test('a leak is discussed once, resolved when fixed, reopened when back', async () => {
  expect(await push({ 'src/announce.ts': announce })).toEqual({ outcome: 'said', created: 1, updated: 0, resolved: 0 })
  expect(said()).toEqual(['src/announce.ts:7'])
  const { body } = gitlab.discussions[0]!.notes[0]!
  expect(body).toContain('**Everyone in “To” can read the other addresses. Send one copy each.**')
  expect(body).toMatch(/\n```suggestion:-1\+0\n {2}await sgMail\.sendMultiple\(\{\n/)

  gitlab.discussions[0]!.notes[0]!.body += '\n\nSeen.'
  expect(await push({ 'src/other.ts': 'export {}\n' })).toMatchObject({ created: 0, updated: 0 })
  expect(await push({ 'src/announce.ts': announceEach })).toMatchObject({ created: 0, resolved: 1 })
  expect(said()).toEqual(['src/announce.ts:7 resolved'])
  expect(await push({ 'src/announce.ts': announce })).toMatchObject({ created: 0, updated: 1 })
  expect(said()).toEqual(['src/announce.ts:7'])
  expect(gitlab.discussions[0]!.notes[0]!.body).toMatch(/-->\n\nSeen\.$/)
})

test('a finding whose way changed is updated in place, and an edited one is a new one', async () => {
  await push({ 'src/announce.ts': announce })
  expect(await push({ 'src/announce.ts': `// News.\n${announce}` })).toMatchObject({ created: 0, updated: 1, resolved: 0 })
  expect(gitlab.discussions[0]?.notes[0]?.body).toContain('`src/announce.ts:6`')
  const edited = announce.replaceAll('(customer)', '(each)').replaceAll('customer.email', 'each.email')
  expect(await push({ 'src/announce.ts': edited })).toMatchObject({ created: 1, resolved: 1 })
  expect(said()).toEqual(['src/announce.ts:7 resolved', 'src/announce.ts:7'])
})

test('what somebody resolved with the leak still there stays so, and a force-push repeats nothing', async () => {
  await push({ 'src/announce.ts': announce })
  repo.git('reset', '--quiet', '--hard', 'main')
  expect(await push({ 'src/first.ts': 'export {}\n', 'src/announce.ts': `\n\n${announce}` })).toMatchObject({ created: 0, resolved: 0 })
  expect(said()).toEqual(['src/announce.ts:7'])
  gitlab.discussions[0]!.notes[0]!.resolved = true
  expect(await push({ 'src/announce.ts': `// News.\n${announce}` })).toMatchObject({ created: 0, updated: 0 })
  expect(said()).toEqual(['src/announce.ts:7 resolved'])
})

test('what two runs for one commit post is there once in the end', async () => {
  repo.commit({ 'src/announce.ts': announce })
  gitlab.push(repo, 'main', 'topic')
  const review = await reviewChange({ cwd: repo.root, base: 'main', head: 'topic' })
  await Promise.all([sync(review), sync(review)])
  expect(said().filter((place) => !place.endsWith('resolved'))).toEqual(['src/announce.ts:7'])
  const posted = gitlab.discussions.length
  expect(await push({})).toMatchObject({ created: 0, updated: 0, resolved: 0 })
  expect(gitlab.discussions).toHaveLength(posted)
})

test('a suggestion goes where its lines are no longer those that the discussion stands at', async () => {
  await push({ 'src/announce.ts': announce })
  await push({ 'src/announce.ts': `// News.\n${announce}` })
  const [first] = gitlab.discussions[0]!.notes
  expect(first?.body).toContain('```suggestion:-1+0')
  expect(await push({ 'src/announce.ts': announce.replace(/( {4}to: .*\n)([\s\S]*'Hello',\n)/, '$2$1') })).toMatchObject({ updated: 1 })
  expect(first?.body).not.toContain('```suggestion')
})

test('a token that may not resolve discussions says that the leak is gone, and goes on', async () => {
  await push({ 'src/announce.ts': announce })
  const fixed = await push({ 'src/announce.ts': announceEach }, [{ operation: 'PUT discussions', kind: 'forbidden' }])
  expect(fixed).toMatchObject({ outcome: 'said', resolved: 0, updated: 1 })
  expect(said()).toEqual(['src/announce.ts:7'])
  expect(gitlab.discussions[0]?.notes[0]?.body).toMatch(/^No longer brought by this change, as of/)
})

test('nothing is said on a commit that is not the branch’s any more, and a note of somebody else with our marker silences nothing', async () => {
  repo.commit({ 'src/announce.ts': announce })
  const old = await reviewChange({ cwd: repo.root, base: 'main', head: 'topic' })
  repo.commit({ 'src/other.ts': 'export {}\n' })
  gitlab.push(repo, 'main', 'topic')
  expect(await sync(old)).toMatchObject({ outcome: 'superseded', created: 0 })
  expect(gitlab.discussions).toEqual([])

  await push({})
  const note = gitlab.discussions[0]!.notes[0]!
  gitlab.discussions[0]!.notes[0] = { ...note, author: { ...note.author, id: 2 }, resolved: true }
  expect(await push({})).toMatchObject({ created: 1 })
})

test('a leak that the change silences is told in the summary, with the reason', async () => {
  await push({ 'src/announce.ts': announce })
  const silence = '// undisclosed-disable-next-line no-exposed-recipients -- all of them are partners\n    to:'
  expect(await push({ 'src/announce.ts': announce.replace('to:', silence) })).toMatchObject({ resolved: 1 })
  expect(gitlab.discussions[0]?.notes[0]?.body).toMatch(/^Silenced by a comment in the code/)
  expect(summaries()).toEqual([expect.stringContaining('Silenced because “all of them are partners”.')])
})

test('a name that reads like fields of a form is a name', async () => {
  const name = 'src/a&position[new_path]=src/db.ts'
  await push({ [name]: announce })
  expect(said()).toEqual([`${name}:7`])
})

test('3,000 files are listed page by page', async () => {
  const files = Object.fromEntries(Array.from({ length: 2_999 }, (_, at) => [`lib/part${at}.ts`, 'export {}\n']))
  await push({ ...files, 'src/announce.ts': announce })
  expect(gitlab.calls.filter((call) => call === 'GET diffs')).toHaveLength(30)
  expect(said()).toEqual(['src/announce.ts:7'])
})

test('a line that did not change is named in both versions', async () => {
  repo.git('switch', '--quiet', 'main')
  repo.commit({
    'src/announce.ts': announce.replace('    to:', '    // undisclosed-disable-next-line no-exposed-recipients -- agreed by all\n    to:'),
  })
  repo.git('switch', '--quiet', '-C', 'topic')
  await push({ 'src/announce.ts': announce })
  expect(gitlab.discussions[0]?.position).toMatchObject({ new_path: 'src/announce.ts', new_line: 7, old_line: 8 })
})

test('a changed wrapper names its caller', async () => {
  await push({ 'src/notify.ts': wrapperAll })
  expect(said()).toEqual(['src/notify.ts:4'])
  expect(gitlab.discussions[0]?.notes[0]?.body).toContain('the people who enter at `src/close.ts:7`')
})

test('what has no line stands in one summary, which says when it is over', async () => {
  repo.git('switch', '--quiet', 'main')
  repo.commit({ 'src/each.ts': wrapperEach, 'src/all.ts': wrapperAll, 'src/notify.ts': 'export { notify } from "./each"\n' })
  repo.git('switch', '--quiet', '-C', 'topic')
  await push({ 'src/notify.ts': 'export { notify } from "./all"\n' }, [{ operation: 'POST notes', kind: 'lost after' }])
  expect(said()).toEqual([])
  expect(summaries()).toEqual([expect.stringContaining('- `src/close.ts:7`')])
  await push({ 'src/notify.ts': 'export { notify } from "./each"\n' })
  expect(summaries()).toEqual([expect.stringMatching(/^Nothing that this change brings/)])
})

test('120 findings, page by page: 50 discussions, the rest in the summary', async () => {
  const many = Array.from({ length: 120 }, (_, at) =>
    announce.replaceAll('announce', `announce${at}`).replace(at === 0 ? '' : /^import.*\n/gm, ''),
  )
  await push({ 'src/announce.ts': many.join('\n') })
  expect(said()).toHaveLength(50)
  expect(summaries()).toHaveLength(1)
  await push({ 'src/x.ts': 'export {}\n' })
  await push({ 'src/x.ts': 'export const x = 1\n' })
  expect(new Set(said()).size).toBe(50)
  expect(summaries()).toHaveLength(1)
})

describe('trouble', () => {
  test.each<[string, Fault[]]>([
    ['a limit', [{ operation: 'POST discussions', kind: 'limit' }]],
    ['a server error', [{ operation: 'POST discussions', kind: 'server error' }]],
    ['a connection lost before', [{ operation: 'POST discussions', kind: 'lost before' }]],
    ['a connection lost after', [{ operation: 'POST discussions', kind: 'lost after' }]],
    [
      'reading that fails',
      [
        { operation: 'GET discussions', kind: 'server error' },
        { operation: 'GET diffs', kind: 'lost before' },
      ],
    ],
  ])('%s: the discussions are there, once', async (_, faults) => {
    await push({ 'src/announce.ts': announce, 'src/notify.ts': wrapperAll }, faults)
    expect(said()).toEqual(['src/announce.ts:7', 'src/notify.ts:4'])
    expect(gitlab.faults).toEqual([])
  })

  test('answers that begin and do not end: the discussion is there, once', async () => {
    const faults: Fault[] = ['GET discussions', 'POST discussions'].map((operation) => ({ operation, kind: 'trickles' }))
    await push({ 'src/announce.ts': announce }, faults, 1_000)
    expect(said()).toEqual(['src/announce.ts:7'])
    expect(gitlab.faults).toEqual([])
  })

  test.each(['PUT discussions', 'PUT notes'])('cut off after %s: all is done in the end', async (operation) => {
    await push({ 'src/announce.ts': announce })
    await push({ 'src/announce.ts': announceEach }, [{ operation, kind: 'lost after' }])
    expect(said()).toEqual(['src/announce.ts:7 resolved'])
    await push({ 'src/announce.ts': announce }, [{ operation, kind: 'lost after' }])
    expect(said()).toEqual(['src/announce.ts:7'])
    expect(gitlab.discussions[0]?.notes[0]?.body).toMatch(/^\*\*Everyone/)
  })
})

test.each(['of the branch', 'of a fork’s branch, for merged results'])(
  'the command in a merge request pipeline %s, with a shallow clone',
  async (kind) => {
    repo.commit({ 'src/announce.ts': announce })
    gitlab.push(repo, 'main', 'topic')
    const topic = repo.git('rev-parse', 'topic')
    const merged = repo.git('commit-tree', '-p', 'main', '-p', 'topic', '-m', 'Merged', 'topic^{tree}')
    repo.git('update-ref', 'refs/merge-requests/7/merge', merged)
    const clone = join(tree({}), 'web')
    repo.git('clone', '--quiet', '--depth', '1', '--branch', 'topic', `file://${repo.root}`, clone)
    const bin = fileURLToPath(new URL('../../packages/review/bin/undisclosed-review.js', import.meta.url))
    const env = {
      PATH: process.env['PATH'] ?? '',
      CI_API_V4_URL: gitlab.url,
      CI_MERGE_REQUEST_PROJECT_ID: 'shop/web',
      CI_MERGE_REQUEST_IID: '7',
      CI_MERGE_REQUEST_DIFF_BASE_SHA: repo.git('rev-parse', 'main'),
      ...(kind === 'of the branch'
        ? { CI_PROJECT_ID: 'shop/web', CI_COMMIT_SHA: topic, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: '' }
        : { CI_PROJECT_ID: 'ada/web', CI_COMMIT_SHA: merged, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: topic }),
      GITLAB_TOKEN: 'secret-token',
    }
    const child = spawn(process.execPath, [bin, 'gitlab'], { cwd: clone, env })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)))
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(1)
    expect(text).toMatch(/^[0-9a-f]{10}\.\.[0-9a-f]{10}: 1 introduced, 0 fixed, 0 there before\.\n$/)
    expect(said()).toEqual(['src/announce.ts:7'])
  },
)

test('the server refuses what GitLab does not take, and what it does not answer', async () => {
  const { request, reply } = gitlabDescription()
  const position = {
    ...{ position_type: 'text', base_sha: 'a'.repeat(40), start_sha: 'b'.repeat(40), head_sha: 'c'.repeat(40) },
    ...{ old_path: 'src/a.ts', new_path: 'src/a.ts', new_line: '7' },
  }
  expect(request('POST discussions', { body: 'Read this', position })).toBe('')
  expect(request('POST discussions', { body: 'Read this', position: { ...position, new_line: 7 } })).toContain(
    '/position/new_line must be string',
  )
  expect(request('POST discussions', { body: 'Read this' })).toContain('must have required property')
  expect(request('GET discussions', { per_page: '1000' })).toContain('/per_page must match')
  const said = note(1, 'Read this', 'DiffNote')
  expect(reply('PUT notes', said)).toBe('')
  expect(reply('PUT notes', { ...said, author: { id: 1 } })).toContain("/author must have required property 'name'")
  expect(reply('PUT notes', { ...said, attachment: 3 })).toContain('/attachment must be string,null')
  expect(reply('PUT notes', { ...said, author: { ...(said.author as object), phone: '1' } })).toContain('/author must NOT have additional')
  expect(reply('POST notes', said)).toContain('must NOT have additional')
  expect(reply('GET diffs', [{ old_path: 'a', new_path: 'a', diff: '' }])).toContain("must have required property 'a_mode'")

  repo.commit({ 'src/announce.ts': announce })
  gitlab.push(repo, 'main', 'topic')
  const url = `${gitlab.url}/projects/shop%2Fweb/merge_requests/7/discussions`
  const headers = { 'private-token': 'secret-token', 'content-type': 'application/json' }
  const sent = { method: 'POST', headers, body: JSON.stringify({ body: 'Read this', position: { ...position, new_line: 7 } }) }
  const refused = await Promise.all([fetch(`${url}?per_page=many`, { headers }), fetch(url, sent)])
  expect(refused.map(({ status }) => status)).toEqual([400, 400])
  expect(await refused[0]!.json()).toEqual({ error: expect.stringContaining('per_page must match') as string })
  expect(gitlab.discussions).toEqual([])
  expect(gitlab.wrong.splice(0)).toEqual([
    expect.stringContaining('GET discussions: data/per_page must match'),
    expect.stringContaining('POST discussions: data/position/new_line must be string'),
  ])
})
