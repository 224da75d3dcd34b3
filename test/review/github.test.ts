import { beforeEach, describe, expect, test } from 'vitest'
import { createClient, syncCheckRun, syncPullRequest, type Synced } from '@undisclosed/review'
import { createObjects, reviewChange, type Objects, type Review } from '@undisclosed/project'
import { GitHub, type Fault } from './github.harness.js'
import { repository, type Content, type Repository } from './repository.harness.js'
import { announce, announceEach, caller, db, wrapperAll, wrapperEach } from './sources.harness.js'

const pull = { owner: 'shop', repo: 'web', number: 7 }

let github: GitHub
let repo: Repository
/** Kept from push to push, as the service keeps them. */
let objects: Objects
const logged: string[] = []
const quick = { pause: 1, log: (message: string) => void logged.push(message) }

beforeEach(async () => {
  github = await GitHub.start()
  repo = repository({ 'package.json': '{}', 'src/db.ts': db, 'src/notify.ts': wrapperEach, 'src/close.ts': caller })
  repo.git('switch', '--quiet', '-c', 'topic')
  objects = createObjects()
  logged.length = 0
})

/** Milliseconds that a request may take, in the tests of answers that do not end. */
const short = 1_000
const client = (timeout?: number) =>
  createClient({ token: 'secret-token', baseUrl: github.url, pace: 0, ...(timeout !== undefined && { timeout }) })

/** Pushes a commit and lets the reviewer see it. */
async function push(
  files: Readonly<Record<string, Content>>,
  faults: readonly Fault[] = [],
  timeout?: number,
): Promise<Synced & { readonly review: Review }> {
  repo.commit(files)
  github.push(repo, 'main', 'topic')
  github.faults = [...faults]
  const review = await reviewChange({ cwd: repo.root, base: 'main', head: 'topic', objects })
  const synced = await syncPullRequest(client(timeout), pull, review, quick)
  expect(github.wrong).toEqual([])
  return { ...synced, review }
}

const said = () => github.threads.map(({ path, line, isResolved }) => `${path}:${line}${isResolved ? ' resolved' : ''}`)

describe('one pull request, push by push', () => {
  test('a leak is commented on once, at its line, with the way it took', async () => {
    expect(await push({ 'src/announce.ts': announce })).toMatchObject({ outcome: 'said', created: 1, updated: 0, resolved: 0 })
    expect(said()).toEqual(['src/announce.ts:7'])
    expect(github.reviews).toEqual([{ body: 'This change brings one place where people may read what is not theirs.', comments: 1 }])
    const { body } = github.threads[0]!
    expect(body).toContain('**Everyone in “To” can read the other addresses. Send one copy each.**')
    expect(body).toContain('1. a query gives many rows of `customer` `src/announce.ts:5`')
    expect(body).toMatch(/\n<!-- undisclosed:open v1:[0-9a-f]{16} -->$/)

    expect(await push({ 'src/other.ts': 'export {}\n' })).toMatchObject({ created: 0, updated: 0, resolved: 0 })
    expect(github.threads).toHaveLength(1)
    expect(github.comments).toEqual([])
  })

  test('a clean change is met with silence', async () => {
    expect(await push({ 'src/announce.ts': announceEach })).toMatchObject({ outcome: 'said', created: 0 })
    expect(github.calls).toEqual(['reviewThreads', 'comments'])
  })

  test('a fixed leak is resolved, and reopened when it is back', async () => {
    await push({ 'src/announce.ts': announce })
    expect(await push({ 'src/announce.ts': announceEach })).toMatchObject({ created: 0, resolved: 1 })
    expect(said()).toEqual(['src/announce.ts:7 resolved'])
    expect(github.threads[0]?.body).toMatch(/^No longer brought by this change, as of [0-9a-f]{10}\./)
    expect(await push({ 'src/other.ts': 'export {}\n' })).toMatchObject({ updated: 0, resolved: 0 })

    expect(await push({ 'src/announce.ts': announce })).toMatchObject({ created: 0, updated: 1 })
    expect(said()).toEqual(['src/announce.ts:7'])
    expect(github.threads[0]?.body).toMatch(/^\*\*Everyone in “To”/)
  })

  test('a token that may not resolve threads says that the leak is gone, and goes on', async () => {
    await push({ 'src/announce.ts': announce })
    const fixed = await push({ 'src/announce.ts': announceEach }, [{ operation: 'resolveReviewThread', kind: 'forbidden' }])
    expect(fixed).toMatchObject({ outcome: 'said', resolved: 0, updated: 1 })
    expect(said()).toEqual(['src/announce.ts:7'])
    expect(github.threads[0]?.body).toMatch(/^No longer brought by this change, as of [0-9a-f]{10}\./)
    await push({ 'src/other.ts': 'export {}\n' })
    expect(github.threads).toHaveLength(1)
  })

  test('a leak that the change silences is told in the summary, with the reason', async () => {
    await push({ 'src/announce.ts': announce })
    const silence = '// undisclosed-disable-next-line no-exposed-recipients -- all of them are <b>partners</b> @all\n    to:'
    expect(await push({ 'src/announce.ts': announce.replace('to:', silence) })).toMatchObject({ resolved: 1, review: { fixed: [] } })
    expect(github.threads[0]?.body).toMatch(/^Silenced by a comment in the code as of [0-9a-f]{10}\./)
    expect(github.comments).toHaveLength(1)
    expect(github.comments[0]?.body).toContain(
      '**This change silences, by comments of its own:**\n\n- `src/announce.ts:8` Everyone in “To”',
    )
    expect(github.comments[0]?.body).toMatch(/Silenced because “all of them are .*partners/)
    expect(github.comments[0]?.body).not.toMatch(/<b>|[^\u200b]@all/)

    await push({ 'src/announce.ts': announceEach })
    expect(github.comments[0]?.body).toMatch(/^Nothing that this change brings/)
  })

  test('a finding whose way changed is updated in place', async () => {
    await push({ 'src/announce.ts': announce })
    expect(await push({ 'src/announce.ts': `// News.\n${announce}` })).toMatchObject({ created: 0, updated: 1, resolved: 0 })
    expect(github.threads[0]?.body).toContain('`src/announce.ts:6`')
  })

  test('an edited leak is a new one, and the old one is gone', async () => {
    await push({ 'src/announce.ts': announce })
    expect(
      await push({ 'src/announce.ts': announce.replaceAll('(customer)', '(each)').replaceAll('customer.email', 'each.email') }),
    ).toMatchObject({
      created: 1,
      resolved: 1,
    })
    expect(said()).toEqual(['src/announce.ts:7 resolved', 'src/announce.ts:7'])
  })

  test('what somebody resolved with the leak still there stays so', async () => {
    await push({ 'src/announce.ts': announce })
    github.threads[0]!.isResolved = true
    expect(await push({ 'src/announce.ts': `// News.\n${announce}` })).toMatchObject({ created: 0, updated: 0 })
    expect(said()).toEqual(['src/announce.ts:7 resolved'])
  })

  test('what somebody resolved is opened again where a push leads more people there', async () => {
    await push({ 'src/notify.ts': wrapperAll })
    github.threads[0]!.isResolved = true
    expect(await push({ 'src/open.ts': caller.replaceAll('closeShop', 'openShop') })).toMatchObject({ created: 1 })
    expect(said()).toEqual(['src/notify.ts:4 resolved', 'src/open.ts:7'])

    repo.git('switch', '--quiet', 'main')
    repo.commit({ 'src/late.ts': caller.replaceAll('closeShop', 'closeLate') })
    repo.git('switch', '--quiet', 'topic')
    repo.git('merge', '--quiet', '--no-edit', 'main')
    expect(await push({})).toMatchObject({ created: 0, updated: 1 })
    expect(said()).toEqual(['src/notify.ts:4', 'src/open.ts:7'])
    expect(github.threads[0]?.body).toContain('`src/close.ts:7`, `src/late.ts:7`')
  })

  test('a suggestion goes where its lines are no longer those that the comment stands at', async () => {
    await push({ 'src/announce.ts': announce })
    expect(github.threads[0]?.body).toContain('```suggestion')
    await push({ 'src/announce.ts': `// News.\n${announce}` })
    expect(github.threads[0]?.body).toContain('```suggestion')
    expect(await push({ 'src/announce.ts': announce.replace(/( {4}to: .*\n)([\s\S]*'Hello',\n)/, '$2$1') })).toMatchObject({ updated: 1 })
    expect(github.threads[0]?.body).not.toContain('```suggestion')
    expect(github.threads[0]?.body).toContain('Way out: Send one copy each with sendMultiple')
  })

  test('a leak that the base has meanwhile is not brought by the change any more', async () => {
    await push({ 'src/announce.ts': announce })
    repo.git('switch', '--quiet', 'main')
    repo.commit({ 'src/announce.ts': announce })
    repo.git('switch', '--quiet', 'topic')
    repo.git('merge', '--quiet', '--no-edit', 'main')
    expect(await push({})).toMatchObject({ created: 0, resolved: 1, review: { introduced: [], fixed: [], present: 1 } })
    expect(github.threads[0]?.body).toMatch(/^No longer brought by this change, as of [0-9a-f]{10}\./)
  })

  test('a force-push repeats nothing', async () => {
    await push({ 'src/announce.ts': announce })
    repo.git('reset', '--quiet', '--hard', 'main')
    expect(await push({ 'src/first.ts': 'export {}\n', 'src/announce.ts': `\n\n${announce}` })).toMatchObject({ created: 0, resolved: 0 })
    expect(said()).toEqual(['src/announce.ts:7'])
  })

  test('what people add to a comment stays, and the comment is still ours', async () => {
    await push({ 'src/announce.ts': announce })
    const [thread] = github.threads
    const added = 'Ada: they all know each other.\n\n```\nsee above\n```'
    thread!.body = `${thread!.body}\r\n\r\n${added.replaceAll('\n', '\r\n')}\r\n`
    expect(await push({ 'src/other.ts': 'export {}\n' })).toMatchObject({ created: 0, updated: 0, resolved: 0 })
    expect(await push({ 'src/announce.ts': `// News.\n${announce}` })).toMatchObject({ created: 0, updated: 1 })
    expect(thread!.body).toContain('`src/announce.ts:6`')
    expect(thread!.body).toMatch(new RegExp(`-->\\n\\n${added}$`))
    expect(await push({ 'src/announce.ts': announceEach })).toMatchObject({ created: 0, resolved: 1 })
    expect(thread!.body).toMatch(/^No longer brought by this change/)
    expect(await push({ 'src/other.ts': 'export default 1\n' })).toMatchObject({ created: 0, updated: 0 })
    expect(await push({ 'src/announce.ts': announce })).toMatchObject({ created: 0, updated: 1 })
    expect(said()).toEqual(['src/announce.ts:7'])
    expect(thread!.body).toMatch(/^\*\*Everyone in “To”/)
    expect(thread!.body.split(added)).toHaveLength(2)
  })

  test('a comment of somebody else with our marker silences nothing', async () => {
    const { review } = await push({ 'src/announce.ts': announce })
    const [mine] = github.threads.splice(0)
    github.threads.push({ ...mine!, isMine: false, isResolved: true })
    await syncPullRequest(client(), pull, review, quick)
    expect(github.threads.filter(({ isMine }) => isMine)).toHaveLength(1)
  })

  test('nothing is said on a commit that is not the branch’s any more', async () => {
    repo.commit({ 'src/announce.ts': announce })
    const review = await reviewChange({ cwd: repo.root, base: 'main', head: 'topic' })
    repo.commit({ 'src/announce.ts': announceEach })
    github.push(repo, 'main', 'topic')
    expect(await syncPullRequest(client(), pull, review, quick)).toMatchObject({ outcome: 'superseded', created: 0 })
    expect(github.threads).toEqual([])
  })
})

describe('two runs for one commit', () => {
  test('what both post is there once in the end, in a thread and in a summary', async () => {
    repo.commit({ 'src/announce.ts': announce, 'src/more.ts': leaks(50) })
    github.push(repo, 'main', 'topic')
    const review = await reviewChange({ cwd: repo.root, base: 'main', head: 'topic' })
    await Promise.all([1, 2, 3].map(() => syncPullRequest(client(), pull, review, quick)))
    expect(github.wrong).toEqual([])
    const open = github.threads.filter(({ isResolved }) => !isResolved)
    expect(new Set(open.map(({ body }) => body)).size).toBe(open.length)
    expect(open).toHaveLength(50)
    expect(github.comments.filter(({ body }) => body.includes('undisclosed:summary'))).toHaveLength(1)
    for (const { body, isResolved } of github.threads) if (isResolved) expect(body).toMatch(/^Told by another comment as of [0-9a-f]{10}\./)

    const before = github.threads.length + github.comments.length
    expect(await push({ 'src/other.ts': 'export {}\n' })).toMatchObject({ created: 0, updated: 0, resolved: 0 })
    expect(github.threads.length + github.comments.length).toBe(before)
  })

  test('what a host shows a moment after it was posted is not posted again', async () => {
    repo.commit({ 'src/announce.ts': leaks(51) })
    github.push(repo, 'main', 'topic')
    const review = await reviewChange({ cwd: repo.root, base: 'main', head: 'topic' })
    github.lags = true
    await syncPullRequest(client(), pull, review, quick)
    github.lags = false
    expect([github.reviews.length, github.threads.length, github.comments.length]).toEqual([1, 50, 1])
    expect(github.comments[0]?.body.match(/^- `src\/announce/gm)).toHaveLength(1)
    expect(await push({})).toMatchObject({ created: 0, updated: 0, resolved: 0 })
    expect(github.comments).toHaveLength(1)
  })

  test('a branch that is pushed to while its comments are posted has them from the next run', async () => {
    repo.commit({ 'src/announce.ts': announce })
    github.push(repo, 'main', 'topic')
    const old = await reviewChange({ cwd: repo.root, base: 'main', head: 'topic' })
    github.before = (operation) => {
      if (operation !== 'pulls/create-review') return
      github.before = undefined
      repo.commit({ 'src/other.ts': 'export {}\n' })
      github.push(repo, 'main', 'topic')
    }
    expect(await syncPullRequest(client(), pull, old, quick)).toMatchObject({ outcome: 'superseded', created: 0 })
    expect([github.threads, github.comments]).toEqual([[], []])
    await push({})
    expect(said()).toEqual(['src/announce.ts:7'])
  })
})

describe('outside of the diff', () => {
  test('a wrapper is commented on, naming the caller that did not change', async () => {
    await push({ 'src/notify.ts': wrapperAll })
    expect(said()).toEqual(['src/notify.ts:4'])
    expect(github.threads[0]?.body).toContain('This change leads here the people who enter at `src/close.ts:7`.')
  })

  test('callers of one changed wrapper share a comment', async () => {
    repo.git('switch', '--quiet', 'main')
    repo.commit({ 'src/open.ts': caller.replaceAll('closeShop', 'openShop') })
    repo.git('switch', '--quiet', '-C', 'topic')
    await push({ 'src/notify.ts': wrapperAll })
    expect(said()).toEqual(['src/notify.ts:4'])
    expect(github.threads[0]?.body).toContain('`src/close.ts:7`, `src/open.ts:7`')
    // One of them is cured: the comment stays, for the other.
    await push({ 'src/open.ts': null })
    expect(said()).toEqual(['src/notify.ts:4'])
    expect(github.threads[0]?.body).not.toContain('src/open.ts')
  })

  test('one summary tells of what has no line, is updated in place and says when it is over', async () => {
    repo.git('switch', '--quiet', 'main')
    repo.commit({ 'src/each.ts': wrapperEach, 'src/all.ts': wrapperAll, 'src/notify.ts': 'export { notify } from "./each"\n' })
    repo.git('switch', '--quiet', '-C', 'topic')
    await push({ 'src/notify.ts': 'export { notify } from "./all"\n' })
    expect(github.threads).toEqual([])
    expect(github.comments).toHaveLength(1)
    expect(github.comments[0]?.body).toContain('- `src/close.ts:7` Everyone in “To” can read the other addresses.')

    github.comments[0]!.body += '\n\nWe look at it on Monday.'
    const before = github.calls.length
    await push({ 'src/x.ts': 'export {}\n' })
    expect(github.calls.slice(before)).toEqual(['reviewThreads', 'comments', 'pulls/list-files'])
    await push({ 'src/notify.ts': 'export { notify } from "./each"\n' })
    expect(github.comments).toHaveLength(1)
    expect(github.comments[0]?.body).toMatch(/^Nothing that this change brings[\s\S]*\n\nWe look at it on Monday\.$/)
  })
})

/** A file with as many leaks as asked for. */
const leaks = (count: number): string =>
  Array.from({ length: count }, (_, at) =>
    announce.replaceAll('announce', `announce${at}`).replace(at === 0 ? '' : /^import.*\n/gm, ''),
  ).join('\n')

describe('size', () => {
  test('120 findings: 50 comments in one review, the rest in the summary, nothing twice', async () => {
    const first = await push({ 'src/announce.ts': leaks(120) })
    expect(first.review.introduced).toHaveLength(120)
    expect(github.reviews).toEqual([{ body: 'This change brings 50 places where people may read what is not theirs.', comments: 50 }])
    expect(github.threads).toHaveLength(50)
    expect(github.comments).toHaveLength(1)
    expect(github.comments[0]?.body.match(/^- `src\/announce/gm)).toHaveLength(70)
    expect(await push({ 'src/other.ts': 'export {}\n' })).toMatchObject({ created: 0, updated: 0 })
    expect(github.threads).toHaveLength(50)
    expect(await push({ 'src/announce.ts': leaks(60) })).toMatchObject({ created: 0 })
    expect(github.threads).toHaveLength(50)
    expect(github.comments[0]?.body.match(/^- `src\/announce/gm)).toHaveLength(10)
    expect(new Set(github.threads.map(({ body }) => body)).size).toBe(50)
  })

  test('3,000 files are listed page by page', async () => {
    const files = Object.fromEntries(Array.from({ length: 2_999 }, (_, at) => [`lib/part${at}.ts`, 'export {}\n']))
    await push({ ...files, 'src/announce.ts': announce })
    expect(github.calls.filter((call) => call === 'pulls/list-files')).toHaveLength(30)
    expect(said()).toEqual(['src/announce.ts:7'])
  })

  test('a file whose patch GitHub holds back is told of in the summary', async () => {
    await push({ 'src/announce.ts': announce + `// ${'x'.repeat(100)}\n`.repeat(1_200) })
    expect(github.threads).toEqual([])
    expect(github.comments[0]?.body).toContain('- `src/announce.ts:7`')
  })
})

describe('trouble', () => {
  const twice = (operation: string, kind: Fault['kind']): Fault[] => [
    { operation, kind },
    { operation, kind },
  ]

  test.each<[string, Fault[]]>([
    ['the review is refused by a secondary limit', [{ operation: 'pulls/create-review', kind: 'secondary limit' }]],
    ['the server errs twice', twice('pulls/create-review', 'server error')],
    ['the connection is lost before the review is made', twice('pulls/create-review', 'lost before')],
    ['the connection is lost after the review was made', twice('pulls/create-review', 'lost after')],
    ['reading fails', [...twice('reviewThreads', 'server error'), { operation: 'pulls/list-files', kind: 'lost before' }]],
  ])('%s: the comment is there, once', async (_, faults) => {
    await push({ 'src/announce.ts': announce }, faults)
    expect(github.faults).toHaveLength(faults.length === 2 && faults[0]?.kind === 'lost after' ? 1 : 0)
    expect(said()).toEqual(['src/announce.ts:7'])
    expect(github.reviews).toHaveLength(1)
    if (faults[0]?.kind === 'secondary limit') expect(logged).toEqual(['a rate limit: waiting 1 s'])
  })

  test('an answer that begins and does not end, of a read and of the post: the comment is there, once', async () => {
    const faults: Fault[] = ['reviewThreads', 'pulls/create-review'].map((operation) => ({ operation, kind: 'trickles' }))
    await push({ 'src/announce.ts': announce }, faults, short)
    expect(github.faults).toEqual([])
    expect(said()).toEqual(['src/announce.ts:7'])
    expect(github.reviews).toHaveLength(1)
  })

  test('a summary whose answer is lost is not written again', async () => {
    await push({ 'src/announce.ts': leaks(51) }, [{ operation: 'issues/create-comment', kind: 'lost after' }])
    expect(github.threads).toHaveLength(50)
    expect(github.comments).toHaveLength(1)
  })

  test('cut off after an update, after a thread is resolved and after it is reopened: all is done in the end', async () => {
    const lost = (operation: string): Fault => ({ operation, kind: 'lost after' })
    await push({ 'src/announce.ts': announce })
    await push({ 'src/announce.ts': announceEach }, [lost('updatePullRequestReviewComment'), lost('resolveReviewThread')])
    expect(github.faults).toEqual([])
    expect(said()).toEqual(['src/announce.ts:7 resolved'])
    expect(github.threads[0]?.body).toMatch(/^No longer brought by this change/)
    await push({ 'src/announce.ts': announce }, [lost('updatePullRequestReviewComment'), lost('unresolveReviewThread')])
    expect(github.faults).toEqual([])
    expect(said()).toEqual(['src/announce.ts:7'])
    expect(github.threads[0]?.body).toMatch(/^\*\*Everyone/)
  })

  test('one line that takes no comment does not keep the others from theirs', async () => {
    repo.commit({ 'src/announce.ts': announce, 'src/remind.ts': announce.replaceAll('announce', 'remind') })
    github.push(repo, 'main', 'topic')
    const review = await reviewChange({ cwd: repo.root, base: 'main', head: 'topic' })
    // The diff that is listed is not the one that counts.
    Object.defineProperty(github.files[0], 'shown', { value: [] })
    await syncPullRequest(client(), pull, review, quick)
    expect(said()).toEqual(['src/remind.ts:7'])
    expect(github.comments[0]?.body).toContain('- `src/announce.ts:7`')
  })

  test('an error that lasts is told', async () => {
    const faults = Array.from({ length: 5 }, () => ({ operation: 'reviewThreads', kind: 'server error' }) as const)
    await expect(push({ 'src/announce.ts': announce }, faults)).rejects.toThrow(/502|Server Error/)
  })
})

describe('the check run', () => {
  async function checked(files: Readonly<Record<string, Content>>, faults: readonly Fault[] = []): Promise<boolean> {
    repo.commit(files)
    github.push(repo, 'main', 'topic')
    github.faults = [...faults]
    const review = await reviewChange({ cwd: repo.root, base: 'main', head: 'topic' })
    const allowed = await syncCheckRun(client(), pull, review, quick)
    expect(github.wrong).toEqual([])
    return allowed
  }

  test('fails for an error and succeeds for a clean change', async () => {
    await checked({ 'src/announce.ts': announce })
    await checked({ 'src/announce.ts': announceEach })
    expect(github.checkRuns).toMatchObject([
      {
        name: 'undisclosed',
        status: 'completed',
        conclusion: 'failure',
        annotations: [{ path: 'src/announce.ts', start_line: 7, annotation_level: 'failure' }],
      },
      { status: 'completed', conclusion: 'success', annotations: [] },
    ])
  })

  test('120 annotations go in requests of 50, also where a connection is lost in the middle', async () => {
    await checked({ 'src/announce.ts': leaks(120) }, [
      { operation: 'checks/create', kind: 'lost after' },
      { operation: 'checks/update', kind: 'lost after' },
      { operation: 'checks/update', kind: 'server error' },
    ])
    expect(github.checkRuns).toHaveLength(1)
    expect(github.checkRuns[0]).toMatchObject({ status: 'completed', conclusion: 'failure' })
    const lines = (github.checkRuns[0]?.annotations as { start_line: number }[]).map(({ start_line: line }) => line)
    expect(lines).toHaveLength(120)
    expect(new Set(lines).size).toBe(120)
  })

  test('is left out where the token may not write one', async () => {
    expect(await checked({ 'src/announce.ts': announce }, [{ operation: 'checks/create', kind: 'forbidden' }])).toBe(false)
    expect(github.checkRuns).toEqual([])
  })
})
