import { describe, expect, test } from 'vitest'
import { createObjects, reviewChange } from '@undisclosed/project'
import { change, places, type Files } from './change.harness.js'
import { repository } from './repository.harness.js'
import { announce, announceEach, caller, db, wrapperAll, wrapperEach } from './sources.harness.js'

test('what an earlier review read is neither read nor parsed again', async () => {
  const repo = repository({
    'package.json': '{}',
    'src/db.ts': db,
    'src/notify.ts': wrapperEach,
    'src/close.ts': caller,
    'src/old.ts': announce,
  })
  repo.git('switch', '--quiet', '-c', 'topic')
  const objects = createObjects()
  repo.commit({ 'src/announce.ts': announce })
  const first = await reviewChange({ cwd: repo.root, base: 'main', objects })
  expect(first.stats).toMatchObject({ parsed: 5 })
  repo.commit({ 'src/announce.ts': announceEach, 'src/notify.ts': wrapperAll })
  const second = await reviewChange({ cwd: repo.root, base: 'main', objects })
  expect(second.stats).toMatchObject({ parsed: 2 })
  expect(places(second)).toEqual(['src/close.ts:7 told at src/notify.ts:4'])
  expect(second.present).toBe(1)
  // Asked for more, the base is looked at anew.
  const strict = await reviewChange({ cwd: repo.root, base: 'main', objects, minCertainty: 'possible' })
  expect(strict.introduced).toHaveLength(1)
})

test('however many pushes there were, no more is kept than what the bases and the last head hold', async () => {
  const repo = repository({
    'package.json': '{}',
    'src/db.ts': db,
    'src/old.ts': announce,
    'emails/mail.hbs': '<p>Hello {{user.name}}</p>\n',
  })
  const objects = createObjects()
  const kept = () => [objects.blobs.size, objects.facts.size, [...objects.templates.values()].map(({ read }) => read.size)]
  const push = async (at: number) => {
    repo.git('switch', '--quiet', '-C', 'topic', 'main')
    repo.commit({ [`src/announce${at}.ts`]: `${announce}// ${at}\n`, [`emails/mail${at}.hbs`]: `<p>${at} {{user.name}}</p>\n` })
    return reviewChange({ cwd: repo.root, base: 'main', head: 'topic', objects })
  }
  await push(0)
  const first = kept()
  for (let at = 1; at < 5; at++) await push(at)
  expect(kept()).toEqual(first)
  expect(objects.analyzed.size).toBe(1)

  // The base moves on: what its sends were is taken over.
  for (let at = 0; at < 6; at++) {
    repo.git('switch', '--quiet', 'main')
    repo.commit({ 'src/price.ts': `export const price = ${at}\n` })
    expect(await push(at)).toMatchObject({ introduced: [{ lines: { line: 7 } }], present: 1, stats: { relinked: 1 } })
  }
  expect(objects.analyzed.size).toBe(4)
  expect(new Set([...objects.analyzed.values()].map(({ links }) => links.get('src/old.ts'))).size).toBe(1)
  // The versions of one file of four bases, beside all else.
  expect(objects.blobs.size).toBe(Number(first[0]) + 4)
})

describe('a change that answers nothing differently', () => {
  const before = {
    'src/notify.ts': wrapperAll,
    'src/close.ts': caller,
    'src/price.ts': 'export const price = 1\n',
    'src/bad.ts': "import '@sendgrid/mail'\nconst = 1\n",
  }

  test('is known to bring nothing without a second analysis', async () => {
    const review = await change(before, { 'src/price.ts': 'export const price = 2\n', 'docs/prices.md': 'Two.\n' })
    expect(review).toMatchObject({ introduced: [], fixed: [], present: 1, stats: { unaffected: 1 } })
    expect(review.notes).toMatchObject([{ file: 'src/bad.ts' }])
  })

  test.each<[string, Files]>([
    ['a file on the way of the list', { 'src/notify.ts': `${wrapperAll}// The end.\n` }],
    ['a new file', { 'src/other.ts': 'export {}\n' }],
    ['a file that goes', { 'src/price.ts': null }],
    ['a file that now sends', { 'src/price.ts': announce }],
    ['a file that now imports the wrapper', { 'src/price.ts': "import { notify } from './notify'\nexport const tell = notify\n" }],
  ])('%s is looked at', async (_, after) => {
    const review = await change(before, after)
    expect(review.stats).toMatchObject({ unaffected: 0 })
    expect(places(review)).toEqual(after['src/price.ts'] === announce ? ['src/price.ts:7'] : [])
  })

  test('sends that a change does not reach are as they were, and those that it reaches are looked at anew', async () => {
    const remind = announce.replaceAll('announce', 'remind')
    const files = { ...before, 'src/remind.ts': remind, 'src/each.ts': announceEach.replaceAll('announce', 'each') }
    const leak = { 'src/each.ts': announce.replaceAll('announce', 'each') }
    const one = await change(files, leak)
    expect(places(one)).toEqual(['src/each.ts:7'])
    expect(one).toMatchObject({ present: 2, fixed: [], stats: { relinked: 1 } })
    expect(one.notes).toMatchObject([{ file: 'src/bad.ts' }])
    // Another file that sends, and one that calls the wrapper.
    expect(await change(files, { 'src/new.ts': announce })).toMatchObject({ present: 2, stats: { relinked: 1 } })
    const called = await change(files, { 'src/open.ts': caller.replaceAll('closeShop', 'openShop') })
    expect(places(called)).toEqual(['src/open.ts:7'])
    expect(called).toMatchObject({ present: 2, stats: { relinked: 1 } })
    // What all of them ask for people.
    expect(await change(files, { 'src/db.ts': `// All.\n${db}` })).toMatchObject({ present: 2, stats: { relinked: 3 } })
  })

  test('an import that leads elsewhere is looked at', async () => {
    const aliased = { ...before, 'src/close.ts': caller.replace("'./notify'", "'#notify'"), 'src/each.ts': wrapperEach }
    const map = (file: string) => `{ "imports": { "#notify": "./src/${file}" } }`
    const review = await change({ ...aliased, 'package.json': map('each.ts') }, { 'package.json': map('notify.ts') })
    expect(places(review)).toEqual(['src/close.ts:7 (no changed line)'])
  })
})

describe('a base that moved on is listed by what it has otherwise', () => {
  const large = `// ${'a'.repeat(1_500_001)}\n`
  const start = {
    'package.json': '{}',
    'src/db.ts': db,
    'src/notify.ts': wrapperEach,
    'src/close.ts': caller,
    'src/large.ts': large,
    'src/link.ts': { link: 'db.ts' },
  }
  const moves: Readonly<Record<string, Parameters<ReturnType<typeof repository>['commit']>[0]>> = {
    'a wrapper that leaks, and a caller less': { 'src/notify.ts': wrapperAll, 'src/close.ts': null },
    'a new caller and a new leak': { 'src/again.ts': caller, 'src/announce.ts': announce },
    'what was left out, gone': { 'src/large.ts': null, 'src/link.ts': null },
    'what was left out, made small, and something else that is left out': { 'src/large.ts': announce, 'src/other.ts': large },
    'a file that becomes a link': { 'src/close.ts': { link: 'notify.ts' } },
    'more files than are told one by one': Object.fromEntries(
      Array.from({ length: 301 }, (_, at) => [`src/prices/${at}.ts`, `export const price = ${at}\n`]),
    ),
  }

  const reviewed = async (repo: ReturnType<typeof repository>, objects = createObjects()) => {
    const found = await reviewChange({ cwd: repo.root, base: 'main', head: 'topic', objects })
    return { places: places(found), present: found.present, notes: found.notes, fixed: found.fixed.map(({ file }) => file) }
  }

  test.each(Object.entries(moves))('%s', async (_, files) => {
    const repo = repository(start)
    repo.git('switch', '--quiet', '-c', 'topic')
    repo.commit({ 'src/mine.ts': announce })
    const objects = createObjects()
    expect((await reviewed(repo, objects)).places).toEqual(['src/mine.ts:7'])
    repo.git('switch', '--quiet', 'main')
    repo.commit(files)
    repo.git('rebase', '--quiet', 'main', 'topic')
    expect(await reviewed(repo, objects)).toEqual(await reviewed(repo))
  })

  test('a base that was written anew, so that the one before is here no more', async () => {
    const repo = repository(start)
    repo.git('switch', '--quiet', '-c', 'topic')
    repo.commit({ 'src/mine.ts': announce })
    const objects = createObjects()
    await reviewed(repo, objects)
    const gone = repo.git('rev-parse', 'main')
    repo.git('checkout', '--quiet', '--orphan', 'anew', 'main')
    repo.commit({ 'src/close.ts': null, 'src/notify.ts': wrapperAll })
    repo.git('branch', '--force', 'main', 'anew')
    repo.git('switch', '--quiet', '--force-create', 'topic', 'main')
    repo.commit({ 'src/mine.ts': announce })
    repo.git('reflog', 'expire', '--expire=now', '--all')
    repo.git('gc', '--quiet', '--prune=now')
    expect(() => repo.git('cat-file', '-e', gone)).toThrow()
    expect(await reviewed(repo, objects)).toEqual(await reviewed(repo))
  })
})
