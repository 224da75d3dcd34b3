import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reviewChange } from '@undisclosed/project'
import { change, places } from './change.harness.js'
import { repository, type Repository } from './repository.harness.js'
import { announce, announceEach, caller, db, wrapperAll, wrapperEach } from './sources.harness.js'
import { tree } from '../project/tree.harness.js'

describe('what a change introduces', () => {
  test('a leak in a new file', async () => {
    const review = await change({}, { 'src/announce.ts': announce })
    expect(places(review)).toEqual(['src/announce.ts:7'])
    expect(review).toMatchObject({ present: 0, fixed: [] })
    expect(review.introduced[0]).toMatchObject({ finding: { ruleId: 'no-exposed-recipients', certainty: 'certain' } })
  })

  test('a leak behind a path that the settings extend, where they or the caller change', async () => {
    const settings = (target: string) => ({
      'tsconfig.json': '{ "extends": "./tsconfig.base.json" }',
      'tsconfig.base.json': `{ "compilerOptions": { "paths": { "@shop/mail": ["./${target}"] } } }`,
    })
    const asked = caller.replace('./notify', '@shop/mail')
    const before = { ...settings('src/mail.ts'), 'src/mail.ts': wrapperAll }
    expect(places(await change(before, { 'src/news.ts': asked }))).toHaveLength(1)
    const elsewhere = { ...settings('src/none.ts'), 'src/mail.ts': wrapperAll, 'src/news.ts': asked }
    expect(places(await change(elsewhere, settings('src/mail.ts')))).toHaveLength(1)
  })

  test('nothing, where the leak was there and lines above it changed', async () => {
    const review = await change({ 'src/announce.ts': announce }, { 'src/announce.ts': `// The shop's news.\n\n${announce}` })
    expect(places(review)).toEqual([])
    expect(review).toMatchObject({ present: 1, fixed: [] })
  })

  test('nothing, where the leak was there and only its form changed', async () => {
    const list = 'customers.map((customer) => customer.email)'
    for (const form of [
      'customers.map((customer: { email: string }) => customer.email)',
      '(\n      customers.map(customer => customer.email as string)\n    )',
    ]) {
      const review = await change({ 'src/announce.ts': announce }, { 'src/announce.ts': announce.replace(list, form) })
      expect([form, places(review), review.present, review.fixed]).toEqual([form, [], 1, []])
    }
    const other = await change({ 'src/announce.ts': announce }, { 'src/announce.ts': announce.replace(list, `[...${list}]`) })
    expect(places(other)).toEqual(['src/announce.ts:7'])
  })

  test('a leak that was fixed is told as fixed', async () => {
    const review = await change({ 'src/announce.ts': announce }, { 'src/announce.ts': announceEach })
    expect(places(review)).toEqual([])
    expect(review.present).toBe(0)
    expect(review.fixed).toMatchObject([{ file: 'src/announce.ts' }])
  })

  test('the second of two leaks, where one is old', async () => {
    const second = announce.replaceAll('announce', 'remind').replaceAll('customer.findMany', 'subscriber.findMany')
    const review = await change(
      { 'src/announce.ts': announce },
      { 'src/announce.ts': `${announce}\n${second.replace(/^import.*\n/gm, '')}` },
    )
    expect(places(review)).toEqual(['src/announce.ts:18'])
    expect(review.present).toBe(1)
  })

  test('of two equal leaks in one function, the one on the new lines, though it comes first', async () => {
    const send = announce.slice(announce.indexOf('  await sgMail'), announce.lastIndexOf('}'))
    const review = await change({ 'src/announce.ts': announce }, { 'src/announce.ts': announce.replace(send, `${send}\n${send}`) })
    expect(review.introduced).toHaveLength(1)
    expect(review.present).toBe(1)
    expect(review.introduced[0]?.place?.isOwn).toBe(true)
  })

  test('a comment that silenced the leak was taken away', async () => {
    const silenced = announce.replace('    to:', '    // undisclosed-disable-next-line no-exposed-recipients -- agreed by all\n    to:')
    const review = await change({ 'src/announce.ts': silenced }, { 'src/announce.ts': announce })
    expect(places(review)).toEqual(['src/announce.ts:7 told at src/announce.ts:7'])
  })
})

test('what came from the base by a merge is nobody’s new leak, also where both branches were merged into each other', async () => {
  const repo = repository({ 'package.json': '{}', 'src/db.ts': db })
  const fork = repo.git('rev-parse', 'main')
  repo.commit({ 'src/announce.ts': announce })
  repo.git('branch', 'main-first')
  repo.git('switch', '--quiet', '-c', 'topic', fork)
  repo.commit({ 'src/remind.ts': announce.replaceAll('announce', 'remind') })
  repo.git('branch', 'topic-first')
  repo.git('merge', '--quiet', '--no-ff', '-m', 'Main', 'main-first')
  repo.commit({ 'src/tell.ts': announce.replaceAll('announce', 'tell') })
  repo.git('switch', '--quiet', 'main')
  repo.git('merge', '--quiet', '--no-ff', '-m', 'Topic', 'topic-first')
  expect(repo.git('merge-base', '--all', 'main', 'topic').split('\n')).toHaveLength(2)
  const review = await reviewChange({ cwd: repo.root, base: 'main', head: 'topic' })
  expect(places(review)).toEqual(['src/tell.ts:7'])
  expect(review.present).toBe(2)
})

describe('moved code', () => {
  test('a renamed file brings no finding', async () => {
    const review = await change({ 'src/announce.ts': announce }, { 'src/announce.ts': null, 'src/news.ts': `${announce}// The end.\n` })
    expect(places(review)).toEqual([])
    expect(review).toMatchObject({ present: 1, fixed: [] })
  })

  test('a renamed file with a new leak brings that one', async () => {
    const second = announce.replaceAll('announce', 'remind').replace(/^import.*\n/gm, '')
    const review = await change({ 'src/announce.ts': announce }, { 'src/announce.ts': null, 'src/news.ts': announce + second })
    expect(places(review)).toEqual(['src/news.ts:17'])
  })

  test('a function that moved to another file brings no finding', async () => {
    const filler = Array.from({ length: 40 }, (_, at) => `export const price${at} = ${at * 7}\n`).join('')
    const review = await change(
      { 'src/announce.ts': announce, 'src/prices.ts': filler },
      { 'src/announce.ts': 'export {}\n', 'src/prices.ts': announce + filler },
    )
    expect(places(review)).toEqual([])
    expect(review).toMatchObject({ present: 1, fixed: [] })
  })

  test('a function that got another name brings no finding', async () => {
    const review = await change(
      { 'src/announce.ts': announce },
      { 'src/announce.ts': announce.replace('function announce', 'function tell') },
    )
    expect(places(review)).toEqual([])
  })

  test('a leak that was fixed here does not excuse another one there', async () => {
    const other = announce.replaceAll('announce', 'remind')
    const review = await change({ 'src/announce.ts': announce }, { 'src/announce.ts': announceEach, 'src/remind.ts': other })
    expect(places(review)).toEqual(['src/remind.ts:7'])
    expect(review.fixed).toHaveLength(1)
  })
})

describe('a leak at a caller that did not change', () => {
  const before = { 'src/notify.ts': wrapperEach, 'src/close.ts': caller }

  test('is told at the changed line of the wrapper', async () => {
    const review = await change(before, { 'src/notify.ts': wrapperAll })
    // What encloses the caller does not enclose the wrapper’s line.
    expect(review.introduced.map(({ finding, told }) => [finding.symbol, told.symbol])).toEqual([['closeShop', undefined]])
    expect(places(review)).toEqual(['src/close.ts:7 told at src/notify.ts:4'])
    const [introduced] = review.introduced
    expect(introduced?.told).toMatchObject({
      file: 'src/notify.ts',
      message: 'Everyone in “To” can read the other addresses. Send one copy each. This change leads the people at src/close.ts:7 here.',
      related: [{ file: 'src/close.ts' }],
      fingerprint: introduced?.finding.fingerprint,
    })
    const [start, end] = introduced!.told.span
    expect(review.text('src/notify.ts').slice(start, end)).toMatch(/^await sgMail\.send\(.*\)$/)
  })

  test('is fixed by the way back', async () => {
    const review = await change({ ...before, 'src/notify.ts': wrapperAll }, { 'src/notify.ts': wrapperEach })
    expect(places(review)).toEqual([])
    expect(review.fixed).toMatchObject([{ file: 'src/close.ts' }])
  })

  test('is told at its own place where no line along its way changed', async () => {
    const each = 'export { notify } from "./each"\n'
    const all = 'export { notify } from "./all"\n'
    const review = await change(
      { 'src/notify.ts': each, 'src/each.ts': wrapperEach, 'src/all.ts': wrapperAll, 'src/close.ts': caller },
      { 'src/notify.ts': all },
    )
    expect(places(review)).toEqual(['src/close.ts:7 (no changed line)'])
    expect(review.introduced[0]?.told).toBe(review.introduced[0]?.finding)
  })
})

describe('the base', () => {
  test('is where the branches parted: what main did since is not the change’s', async () => {
    const repo = repository({ 'package.json': '{}', 'src/db.ts': db })
    repo.git('switch', '--quiet', '-c', 'topic')
    repo.commit({ 'src/readme.ts': 'export {}\n' })
    repo.git('switch', '--quiet', 'main')
    repo.commit({ 'src/announce.ts': announce })
    const review = await reviewChange({ cwd: repo.root, base: 'main', head: 'topic' })
    expect(review).toMatchObject({ introduced: [], fixed: [], present: 0 })
    expect(review.changes.map(({ path }) => path)).toEqual(['src/readme.ts'])
  })

  test('gives the config: the change cannot switch a rule off', async () => {
    const off = '{ "rules": { "no-exposed-recipients": "off" } }'
    const review = await change({}, { 'undisclosed.config.json': off, 'src/announce.ts': announce })
    expect(places(review)).toEqual(['src/announce.ts:7'])
    const agreed = await change({ 'undisclosed.config.json': off }, { 'src/announce.ts': announce })
    expect(places(agreed)).toEqual([])
    const without = await change({ 'undisclosed.config.json': off }, { 'src/announce.ts': announce }, { config: false })
    expect(places(without)).toEqual(['src/announce.ts:7'])
  })

  test('gives a config in code, which is read and never run', async () => {
    const config = `import { defineConfig } from '@undisclosed/project'
const quiet = ['src/**'] as const
export default defineConfig({ exclude: [...[], 'lib'], roles: { test: quiet } })
`
    await expect(change({ 'undisclosed.config.ts': config }, { 'src/announce.ts': announce })).rejects.toThrow(
      'undisclosed.config.ts:3:40 is computed. A review reads the config and never runs it: write plain values, or keep them in undisclosed.config.json',
    )
    const plain = config.replace('...[], ', '')
    expect(places(await change({ 'undisclosed.config.ts': plain }, { 'src/announce.ts': announce }))).toEqual([])
    expect(places(await change({ 'undisclosed.config.ts': plain.replace('src/**', 'web/**') }, { 'src/announce.ts': announce }))).toEqual([
      'src/announce.ts:7',
    ])
    const common = "module.exports = { exclude: ['src/**'] }\n"
    expect(places(await change({ 'undisclosed.config.js': common }, { 'src/announce.ts': announce }))).toEqual([])
    await expect(change({ 'undisclosed.config.js': 'run()\n' }, { 'src/announce.ts': announce })).rejects.toThrow(
      'undisclosed.config.js, as the base of the review has it, exports nothing that can be read as data. Write “export default',
    )
  })

  test('a config that writes a file writes none, in the base or in the head', async () => {
    const mark = join(tree({}), 'ran')
    const config = `import { writeFileSync } from 'node:fs'\nwriteFileSync(${JSON.stringify(mark)}, '')\nexport default {}\n`
    await change({ 'undisclosed.config.js': config }, { 'undisclosed.config.mjs': config, 'src/announce.ts': announce })
    expect(existsSync(mark)).toBe(false)
  })
})

describe('what is not read', () => {
  test('links: neither out of the checkout nor within it', async () => {
    const outside = join(tree({ 'leak.ts': announce }), 'leak.ts')
    const review = await change(
      {},
      { 'src/out.ts': { link: outside }, 'src/up.ts': { link: '../../../../etc/passwd' }, lib: { link: '..' } },
    )
    expect(review.introduced).toEqual([])
    expect(review.notes).toMatchObject([
      { file: 'src/out.ts', message: 'is a link, which a review does not follow' },
      { file: 'src/up.ts', message: 'is a link, which a review does not follow' },
    ])
  })

  test('paths that climb out, in a tree that git would not check out', async () => {
    const repo = repository({ 'package.json': '{}' })
    const blob = repo.git('rev-parse', 'HEAD:package.json')
    const inner = repo.git('rev-parse', 'HEAD^{tree}')
    repo.git('update-index', '--add', '--cacheinfo', `100644,${blob},src/a.ts`)
    const outer = makeTree(repo, [`040000 tree ${inner}\t..`, `100644 blob ${blob}\tsrc\\..\\x.ts`])
    const head = repo.git('commit-tree', '-p', 'HEAD', '-m', 'Up', outer)
    const review = await reviewChange({ cwd: repo.root, base: 'main', head })
    expect(review.introduced).toEqual([])
    expect(review.notes.map(({ file }) => file)).toEqual(['src\\..\\x.ts', '../package.json'].sort())
  })

  test('a link that becomes a file is read, with the right lines', async () => {
    const review = await change({ 'src/announce.ts': { link: 'db.ts' } }, { 'src/announce.ts': announce, 'src/z.ts': 'export {}\n' })
    expect(places(review)).toEqual(['src/announce.ts:7'])
  })
})

test('names that git quotes keep their lines', async () => {
  const names = ['src/sp ace.ts', 'src/üni.ts', 'src/qu"ote.ts', 'src/tab\there.ts', 'src/new\nline.ts', 'src/\u001b[31mred.ts']
  const before = Object.fromEntries(names.map((name) => [name, announceEach]))
  const review = await change(before, Object.fromEntries(names.map((name) => [name, announce])))
  expect(places(review)).toEqual(names.map((name) => `${name}:7`).sort())
  expect(review.introduced.every(({ place }) => place?.isOwn)).toBe(true)
})

describe('a review that cannot run', () => {
  test('an unknown commit', async () => {
    const { root, git } = repository()
    const failed = reviewChange({ cwd: root, base: 'origin/main' })
    await expect(failed).rejects.toThrow(/there is no such commit here\. Check the name$/)
    git('remote', 'add', 'origin', 'https://git.example/shop.git')
    await expect(reviewChange({ cwd: root, base: 'origin/main' })).rejects.toThrow(
      '--base origin/main: there is no such commit here. Check the name, or fetch it first: git fetch origin main',
    )
  })

  test('a name that git would take for an option', async () => {
    const { root } = repository()
    await expect(reviewChange({ cwd: root, base: '--output=x' })).rejects.toThrow('--base “--output=x”: give a branch, a tag or a commit')
    await expect(reviewChange({ cwd: root, base: 'main', head: '' })).rejects.toThrow('--head “”: give a branch')
  })

  test('a shallow clone says so', async () => {
    const full = repository()
    full.commit({ 'a.ts': 'export {}\n' })
    const root = tree({})
    full.git('clone', '--quiet', '--depth', '1', `file://${full.root}`, join(root, 'clone'))
    await expect(reviewChange({ cwd: join(root, 'clone'), base: 'HEAD~1' })).rejects.toThrow(
      'This clone is shallow: run git fetch --unshallow, or check out with “fetch-depth: 0”',
    )
  })

  test('histories without a common commit', async () => {
    const repo = repository()
    repo.git('switch', '--quiet', '--orphan', 'other')
    repo.commit({ 'a.ts': 'export {}\n' })
    await expect(reviewChange({ cwd: repo.root, base: 'main' })).rejects.toThrow('have no common commit here')
  })

  test('outside of a checkout, and for a path that is not there', async () => {
    await expect(reviewChange({ cwd: tree({}), base: 'main' })).rejects.toThrow('is no git checkout')
    const { root } = repository({ 'src/a.ts': 'export {}\n' })
    await expect(reviewChange({ cwd: root, base: 'main', paths: ['lib'] })).rejects.toThrow('lib: no code and no template there')
    await expect(reviewChange({ cwd: join(root, 'src'), base: 'main', paths: ['../..'] })).rejects.toThrow(
      '../.. lies outside of the checkout',
    )
  })
})

test('paths are relative to the working directory, and limit what is told', async () => {
  const files = { 'web/announce.ts': announce, 'api/announce.ts': announce }
  const repo = repository({ 'package.json': '{}', 'web/db.ts': db, 'api/db.ts': db })
  repo.git('switch', '--quiet', '-c', 'topic')
  repo.commit(files)
  expect(places(await reviewChange({ cwd: repo.root, base: 'main' }))).toEqual(['api/announce.ts:7', 'web/announce.ts:7'])
  expect(places(await reviewChange({ cwd: join(repo.root, 'web'), base: 'main', paths: ['.'] }))).toEqual(['web/announce.ts:7'])
  expect(places(await reviewChange({ cwd: join(repo.root, 'web'), base: 'main', paths: ['../api'] }))).toEqual(['api/announce.ts:7'])
})

test('what both commits hold is parsed once', async () => {
  const review = await change({ 'src/notify.ts': wrapperEach, 'src/close.ts': caller }, { 'src/notify.ts': wrapperAll })
  // db, close, and notify in two versions.
  expect(review.stats).toMatchObject({ parsed: 4, changed: 1 })
})

function makeTree(repo: Repository, rows: readonly string[]): string {
  return repo.feed(`${rows.join('\0')}\0`, 'mktree', '-z')
}

test('a tag that is new in a list is told at the tag, in an include and behind the code that sends it, too', async () => {
  const list = (inside: string): string => `<ul>\n{{#each attendees}}\n  <li>\n    One of them\n${inside}  </li>\n{{/each}}\n</ul>\n`
  const tag = '    {{email}}\n'
  const before = { 'emails/list.hbs': list('') }
  expect(places(await change(before, { 'emails/list.hbs': list(tag) }))).toEqual(['emails/list.hbs:5'])

  const include = { 'emails/list.hbs': list('    {{> row}}\n'), 'emails/row.hbs': '<b>\n</b>\n' }
  expect(places(await change(include, { 'emails/row.hbs': `<b>\n${tag}</b>\n` }))).toEqual(['emails/list.hbs:5 told at emails/row.hbs:2'])

  const code = `import sgMail from '@sendgrid/mail'
import { readFileSync } from 'node:fs'
import Handlebars from 'handlebars'
import { db } from './db'

export async function announce() {
  const customers = await db.customer.findMany()
  const render = Handlebars.compile(readFileSync('emails/list.hbs', 'utf8'))
  for (const customer of customers) {
    await sgMail.send({ to: customer.email, from: 'shop@shop.example', subject: 'News', html: render({ attendees: customers }) })
  }
}
`
  expect(places(await change({ ...before, 'src/announce.ts': code }, { 'emails/list.hbs': list(tag) }))).toEqual([
    'src/announce.ts:10 told at emails/list.hbs:5',
  ])
})

test('a template is reviewed like code', async () => {
  const hello = '<p>Hello {{user.name}}</p>\n'
  const all = `${hello}{{#each users}}<p>{{this.email}}</p>{{/each}}\n`
  const review = await change({ 'src/mail/welcome.hbs': hello }, { 'src/mail/welcome.hbs': all }, { minCertainty: 'possible' })
  expect(places(review)).toEqual(['src/mail/welcome.hbs:2'])
  const fixed = await change({ 'src/mail/welcome.hbs': all }, { 'src/mail/welcome.hbs': hello }, { minCertainty: 'possible' })
  expect(fixed).toMatchObject({ introduced: [], present: 0 })
  expect(fixed.fixed).toMatchObject([{ file: 'src/mail/welcome.hbs' }])
})
