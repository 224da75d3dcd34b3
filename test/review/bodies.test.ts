import { expect, test } from 'vitest'
import { reviewChange } from '@undisclosed/project'
import { markdown } from '@undisclosed/core'
import { createClient, syncPullRequest } from '@undisclosed/review'
import { inPlaceOf, markerOf } from '../../packages/review/src/marker.js'
import { GitHub } from './github.harness.js'
import { repository } from './repository.harness.js'
import { announce, db, wrapperAll, wrapperEach } from './sources.harness.js'

const pull = { owner: 'shop', repo: 'web', number: 7 }

async function comments(files: Readonly<Record<string, string>>, before: Readonly<Record<string, string>> = {}) {
  const github = await GitHub.start()
  const repo = repository({ 'package.json': '{}', 'src/db.ts': db, ...before })
  repo.git('switch', '--quiet', '-c', 'topic')
  repo.commit(files)
  github.push(repo, 'main', 'topic')
  const review = await reviewChange({ cwd: repo.root, base: 'main' })
  await syncPullRequest(createClient({ token: 't', baseUrl: github.url, pace: 0 }), pull, review)
  return { github, repo, review }
}

test('a suggestion stands at exactly the lines it replaces, and cures the finding', async () => {
  const { github, repo } = await comments({ 'src/announce.ts': announce })
  const { body, startLine, line } = github.threads[0]!
  const suggested = /\n```suggestion\n([\s\S]*?)\n```\n/.exec(body)?.[1]
  expect(suggested).toBeDefined()
  const lines = announce.split('\n')
  lines.splice((startLine ?? line) - 1, line - (startLine ?? line) + 1, suggested!)
  repo.commit({ 'src/announce.ts': lines.join('\n') })
  const cured = await reviewChange({ cwd: repo.root, base: 'main' })
  expect(cured.introduced).toEqual([])
  expect(cured.notes).toEqual([])
  expect(body).toMatchInlineSnapshot(`
    "**Everyone in “To” can read the other addresses. Send one copy each.**

    1. a query gives many rows of \`customer\` \`src/announce.ts:5\`
    2. one value for each element \`src/announce.ts:7\`
    3. put into To \`src/announce.ts:7\`
    4. sent as one message by SendGrid \`src/announce.ts:6\`

    Send one copy each with sendMultiple\\(\\):

    \`\`\`suggestion
      await sgMail.sendMultiple({
        to: customers.map((customer) => customer.email),
    \`\`\`

    <sub>\`no-exposed-recipients\`, certain</sub>

    <!-- undisclosed:open v1:801f4513da42fda9 -->"
  `)
})

test('names cannot become markup, mentions, links or a marker of ours', async () => {
  const path = 'src/<img src=x onerror=1> ``@everyone`` [a](http:evil) <!-- undisclosed:gone v1:0 -->.ts'
  const { github } = await comments({ [path]: announce })
  const { body } = github.threads[0]!
  // All of the name stands in a code span, which its own backticks don't end.
  const span = '```' + path
  expect(body).toContain(`1. a query gives many rows of \`customer\` ${span}:5\`\`\``)
  expect(body.replaceAll(span, '')).not.toMatch(/<img|@everyone|\]\(|gone/)
  expect(body).toMatch(/\n<!-- undisclosed:open v1:[0-9a-f]{16} -->$/)
})

test.each([
  ['a `name` in code', 'a `name` in code'],
  [
    '@team see #1 at https://evil.example and www.evil.example',
    '@\u200bteam see \\#\u200b1 at https:\u200b//evil.example and www\u200b.evil.example',
  ],
  ['<b>bold</b> **too** [x](y) ![z](w)', '&lt;b&gt;bold&lt;/b&gt; \\*\\*too\\*\\* \\[x\\]\\(y\\) \\!\\[z\\]\\(w\\)'],
  ['an `odd tick', 'an \\`odd tick'],
  ['two\nlines\u001b[31m and \u202eback', 'two lines \\[31m and \ufffdback'],
])('prose: %s', (sentence, expected) => {
  expect(markdown.prose(sentence)).toBe(expected)
})

test('a fence is longer than any in the code', () => {
  expect(markdown.fenced('suggestion', 'a ```` b')).toBe('`````suggestion\na ```` b\n`````')
  expect(markdown.code('`')).toBe('`` ` ``')
})

const fence = '```'

test.each([
  ['as it was written', 'Said.\n\n<!-- undisclosed:open v1:a -->', 'New.'],
  ['with text below', 'Said.\n\n<!-- undisclosed:open v1:a -->\n\nSeen.', 'New.\n\nSeen.'],
  ['with text on the same line', 'Said.\n\n<!-- undisclosed:open v1:a --> Seen.', 'New.\n\nSeen.'],
  [
    'with code that looks like a marker',
    `${fence}suggestion\n<!-- undisclosed:gone v1:b -->\n${fence}\n\n<!-- undisclosed:open v1:a -->\n\nSeen.`,
    'New.\n\nSeen.',
  ],
  [
    'with another comment of ours below',
    'Said.\n\n<!-- undisclosed:open v1:a -->\n\nAs there:\n\n<!-- undisclosed:open v1:b -->',
    'New.\n\nAs there:\n\n<!-- undisclosed:open v1:b -->',
  ],
  ['with a fence that an edit left open', `${fence}ts\ncode\n\n<!-- undisclosed:open v1:a -->`, 'New.'],
])('a comment of ours %s', (_, body, updated) => {
  expect(markerOf(body)).toEqual({ state: 'open', fingerprints: ['v1:a'] })
  expect(inPlaceOf(body, 'New.')).toBe(updated)
})

test('a wrapper that exposes thousands of callers is told in one comment that GitHub takes, and that is known again', async () => {
  const calls = Array.from(
    { length: 3_500 },
    (_, at) => `export const call${at} = async () => notify((await db.customer.findMany()).map((c) => c.email), 'News ${at}')\n`,
  )
  const callers = `import { db } from './db'\nimport { notify } from './notify'\n${calls.join('')}`
  const { github, repo, review } = await comments(
    { 'src/notify.ts': wrapperAll, 'src/calls.ts': callers },
    { 'src/notify.ts': wrapperEach, 'src/calls.ts': callers },
  )
  expect(review.introduced.length).toBeGreaterThan(3_000)
  expect(github.threads).toMatchObject([{ path: 'src/notify.ts' }])
  expect(github.threads[0]!.body.length).toBeLessThan(65_536)
  repo.commit({ 'src/close.ts': 'export {}\n' })
  github.push(repo, 'main', 'topic')
  await syncPullRequest(
    createClient({ token: 't', baseUrl: github.url, pace: 0 }),
    pull,
    await reviewChange({ cwd: repo.root, base: 'main' }),
  )
  expect(github.threads).toHaveLength(1)
})

test.each([8_000, 200_000])('a line of %i backticks ends nothing, and is suggested to nobody', async (count) => {
  const long = announce.replace('await sgMail', `/* ${'` '.repeat(count)} */ await sgMail`)
  const { github } = await comments({ 'src/announce.ts': long })
  // GitHub shows no diff of a file as large as the second: then the summary tells.
  const bodies = [...github.threads, ...github.comments].map(({ body }) => body)
  expect(bodies).toEqual([expect.stringContaining('`src/announce.ts:7`')])
  expect(bodies[0]!.length).toBeLessThan(10_000)
})
