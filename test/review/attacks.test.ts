import { describe, expect, test } from 'vitest'
import type { Review } from '@undisclosed/project'
import { change, places, type Files } from './change.harness.js'
import { announce, announceEach, caller, wrapperAll, wrapperEach } from './sources.harness.js'

const routes = (from: string): string => `import { announce } from '${from}'\n\nexport const post = () => announce()\n`
const longLine = `// ${'x'.repeat(9_000)}\n`
const news =
  '<p>Hello</p>\n{{#each recipients}}<li>{{email}}</li>{{/each}}\n<p>Our shop is open.</p>\n<p>Come and see.</p>\n<p>Your shop</p>\n'

/** What a head can write so that a finding would not be told, with where it has to be told. */
const attacks: readonly (readonly [string, before: Files, after: Files, told: readonly string[]])[] = [
  ['a generator’s mark in a new file', {}, { 'src/announce.ts': `// @generated\n${announce}` }, ['src/announce.ts:8']],
  [
    'a generator’s mark over code that was written by hand',
    { 'src/announce.ts': announceEach },
    { 'src/announce.ts': `/* Automatically generated, do not edit */\n${announce}` },
    ['src/announce.ts:8'],
  ],
  [
    'a generator’s mark over a caller that did not leak',
    { 'src/notify.ts': wrapperEach, 'src/close.ts': caller },
    { 'src/notify.ts': wrapperAll, 'src/close.ts': `// @generated\n${caller}` },
    ['src/close.ts:8 told at src/notify.ts:4'],
  ],
  [
    'a line so long that the file looks minified',
    { 'src/announce.ts': announceEach },
    { 'src/announce.ts': announce + longLine },
    ['src/announce.ts:7'],
  ],
  ['the same in a new file', {}, { 'src/announce.ts': announce + longLine }, ['src/announce.ts:7']],
  [
    'a folder of tests, for code that is shipped',
    { 'src/announce.ts': announceEach, 'src/routes.ts': routes('./announce') },
    {
      'src/announce.ts': null,
      'src/__tests__/announce.ts': announce.replace('./db', '../db'),
      'src/routes.ts': routes('./__tests__/announce'),
    },
    ['src/__tests__/announce.ts:7'],
  ],
  [
    'the same, led there by way of another file',
    {},
    {
      'src/examples/announce.ts': announce.replace('./db', '../db'),
      'src/examples/index.ts': "export * from './announce'\n",
      'src/routes.ts': routes('./examples'),
    },
    ['src/examples/announce.ts:7'],
  ],
  [
    'a name of a test, for a file that git sees renamed',
    { 'src/announce.ts': announceEach },
    {
      'src/announce.ts': null,
      'src/announce.test.ts': `${announceEach}${announce.replaceAll('announce', 'remind').replace(/^import.*$/gm, '')}`,
    },
    ['src/announce.test.ts:16'],
  ],
  [
    'code that was a test’s alone, and is shipped now',
    { 'test/helpers/announce.ts': announce.replace('./db', '../../src/db') },
    { 'src/routes.ts': routes('../test/helpers/announce') },
    ['test/helpers/announce.ts:7 (no changed line)'],
  ],
  [
    'a folder for what generators write',
    {},
    { 'src/generated/announce.ts': announce.replace('./db', '../db'), 'src/routes.ts': routes('./generated/announce') },
    ['src/generated/announce.ts:7'],
  ],
  [
    'a name of minified code',
    {},
    { 'src/announce.min.js': announce, 'src/routes.ts': routes('./announce.min.js') },
    ['src/announce.min.js:7'],
  ],
  [
    'a route below “examples”',
    {},
    { 'app/api/examples/route.ts': announce.replace('./db', '../../../src/db') },
    ['app/api/examples/route.ts:7'],
  ],
  [
    'a folder for output',
    { 'src/routes.ts': 'export {}\n' },
    { 'coverage/announce.ts': announce.replace('./db', '../src/db'), 'src/routes.ts': routes('../coverage/announce') },
    ['coverage/announce.ts:7'],
  ],
  [
    'a package.json that makes a folder of source one of output',
    { 'src/build/announce.ts': announceEach.replace('./db', '../db') },
    { 'src/build/announce.ts': announce.replace('./db', '../db'), 'src/package.json': '{}' },
    ['src/build/announce.ts:7'],
  ],
  ['a zero byte', { 'src/announce.ts': announceEach }, { 'src/announce.ts': `${announce}// \0\n` }, ['src/announce.ts:7']],
  [
    'another encoding',
    { 'src/announce.ts': announceEach },
    { 'src/announce.ts': Buffer.from(`\ufeff${announce}`, 'utf16le') },
    ['src/announce.ts:7'],
  ],
  [
    'attributes that call code binary or generated',
    {},
    { '.gitattributes': '* binary -diff linguist-generated\n', 'src/announce.ts': announce },
    ['src/announce.ts:7'],
  ],
  ['an ignore file', {}, { '.gitignore': '*\n', 'src/announce.ts': announce }, ['src/announce.ts:7']],
  [
    'a config, beside the file or above it',
    { 'undisclosed.config.json': '{}' },
    {
      'undisclosed.config.json': '{ "exclude": ["src"], "roles": { "test": ["src/**"] }, "safeSenders": ["send"] }',
      'src/undisclosed.config.json': '{ "exclude": ["*"] }',
      'src/announce.ts': announce,
    },
    ['src/announce.ts:7'],
  ],
  [
    'a path that gives an installed package’s name to a stub',
    { 'package.json': '{ "dependencies": { "@sendgrid/mail": "^8.1.0" } }' },
    {
      'tsconfig.json': '{ "compilerOptions": { "paths": { "@sendgrid/mail": ["./src/stub.ts"] } } }',
      'src/stub.ts': 'export default { send: async (message: unknown) => undefined }\n',
      'src/announce.ts': announce,
    },
    ['src/announce.ts:7'],
  ],
  [
    'a package of the same name in the tree',
    { 'package.json': '{ "dependencies": { "@sendgrid/mail": "^8.1.0" } }' },
    {
      'packages/stub/package.json': '{ "name": "@sendgrid/mail", "main": "index.js" }',
      'packages/stub/index.js': 'module.exports = { send() {} }\n',
      'src/announce.ts': announce,
    },
    ['src/announce.ts:7'],
  ],
  [
    'a mail’s template in another folder',
    { 'emails/news.hbs': news.replace('{{email}}', '{{name}}') },
    { 'emails/news.hbs': null, 'views/news.hbs': news },
    ['views/news.hbs:2'],
  ],
  [
    'a code file beside templates that stood alone',
    { 'package.json': null, 'src/db.ts': null, 'news.hbs': '<p>unsubscribe</p>\n' },
    { 'index.js': '', 'news.hbs': `<p>unsubscribe</p>\n${news}` },
    ['news.hbs:3'],
  ],
]

describe('a head cannot silence a review', () => {
  test.each(attacks)('%s', async (_, before, after, told) => {
    expect(places(await change(before, after))).toEqual(told)
  })
})

/** The same shapes where nobody hides anything. */
const harmless: readonly (readonly [string, before: Files, after: Files])[] = [
  ['a new test', {}, { 'src/announce.test.ts': announce }],
  ['a new example that only a test imports', {}, { 'examples/announce.ts': announce, 'test/all.test.ts': routes('../examples/announce') }],
  [
    'a generated file that is generated anew',
    { 'src/api.ts': `// @generated\n${announceEach}` },
    { 'src/api.ts': `// @generated\n${announce}` },
  ],
  [
    'a leak that moves into a test’s folder',
    { 'src/announce.ts': announce },
    { 'src/announce.ts': null, 'src/__tests__/announce.ts': announce },
  ],
  ['built output of a package', {}, { 'dist/announce.js': announce }],
  ['a template that leaves the mail folder as it is', { 'emails/news.hbs': news }, { 'emails/news.hbs': null, 'views/news.hbs': news }],
  ['a video that is called .ts', {}, { 'public/film.ts': `G\0\0\0${'\u00ff\0'.repeat(500)}` }],
]

test.each(harmless)('%s brings nothing', async (_, before, after) => {
  const review = await change(before, after)
  expect(places(review)).toEqual([])
  expect(review.fixed).toEqual([])
  expect(review.unread).toEqual([])
})

describe('what a head says of itself is told', () => {
  const told = ({ silenced }: Review): string[] => silenced.map(({ finding, lines, reason }) => `${finding.file}:${lines.line} ${reason}`)
  const line = (comment: string): string => announce.replace('    to:', `    // ${comment}\n    to:`)

  test.each([
    [
      'a directive over a new leak',
      {},
      line('undisclosed-disable-next-line no-exposed-recipients -- partners'),
      'src/announce.ts:8 partners',
    ],
    ['one for the whole file', {}, `/* undisclosed-disable no-exposed-recipients -- all */\n${announce}`, 'src/announce.ts:8 all'],
    ['a directive of ESLint’s', {}, line('eslint-disable-next-line undisclosed/no-exposed-recipients'), 'src/announce.ts:8 '],
    [
      'a directive over a leak that was there: it is not fixed',
      { 'src/announce.ts': announce },
      line('undisclosed-disable-next-line no-exposed-recipients -- known'),
      'src/announce.ts:8 known',
    ],
  ])('%s', async (_, before, text, says) => {
    const review = await change(before, { 'src/announce.ts': text })
    expect(told(review)).toEqual([says])
    expect(review).toMatchObject({ introduced: [], fixed: [] })
  })

  test('a directive that was there is nobody’s news, wherever it moves', async () => {
    const silent = line('undisclosed-disable-next-line no-exposed-recipients -- partners')
    const review = await change({ 'src/announce.ts': silent }, { 'src/announce.ts': null, 'src/news.ts': `// News.\n${silent}` })
    expect(told(review)).toEqual([])
    expect(review).toMatchObject({ introduced: [], fixed: [] })
  })

  test('a file that grew too large or became a link, and one that is so from the start and imported', async () => {
    const huge = `${announce}// ${'x\n'.repeat(800_000)}`
    const review = await change(
      { 'src/announce.ts': announceEach, 'src/news.ts': announceEach },
      {
        'src/announce.ts': huge,
        'src/news.ts': { link: 'announce.ts' },
        'src/remind.ts': huge,
        'src/routes.ts': routes('./remind'),
        'public/library.js': huge,
        'src/pages/api/news.js': huge,
        'src/many.ts': huge,
        'src/generated/client.ts': huge,
        'src/late.ts': { link: 'announce.ts' },
      },
    )
    expect(review.unread.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'src/announce.ts is larger than 1.5 MB and was left out',
      'src/many.ts is larger than 1.5 MB and was left out',
      'src/news.ts is a link, which a review does not follow',
      'src/pages/api/news.js is larger than 1.5 MB and was left out',
      'src/remind.ts is larger than 1.5 MB and was left out',
    ])
    expect(review.notes).toHaveLength(8)
  })

  test('a leak behind more sends than anybody writes into one file', async () => {
    const greet = (at: number): string =>
      `  await sgMail.send({ to: 'team${at}@shop.example', from: 'shop@shop.example', subject: 'News', text: 'Hello' })\n`
    const withSends = (count: number): string =>
      announce.replace('  await sgMail.send', `${Array.from({ length: count }, (_, at) => greet(at)).join('')}  await sgMail.send`)
    const many = await change({}, { 'src/announce.ts': withSends(1_000) })
    expect([places(many), many.unread]).toEqual([
      [],
      [
        expect.objectContaining({
          file: 'src/announce.ts',
          message: 'leads to more sends, or to a longer way of one, than are followed: not all of it was judged',
        }),
      ],
    ])
    const some = await change({}, { 'src/announce.ts': withSends(20) })
    expect([places(some), some.unread]).toEqual([['src/announce.ts:27'], []])
  })

  test('a list so long that what follows it is not read, in a send and at a caller of one', async () => {
    const long = `const many = [${Array(150_000).fill(1).join(',')}]\n`
    const all = 'customers.map((customer) => customer.email)'
    const hidden = (text: string, list: string): string => `${text.replace(all, list)}${long}`
    const message = 'leads to more sends, or to a longer way of one, than are followed: not all of it was judged'
    for (const list of [`[...many, ...${all}]`, `many.concat(${all})`]) {
      const own = await change({}, { 'src/announce.ts': hidden(announce, list) })
      expect([list, places(own), own.unread]).toEqual([list, [], [expect.objectContaining({ file: 'src/announce.ts', message })]])
    }
    const called = await change({ 'src/notify.ts': wrapperAll }, { 'src/close.ts': hidden(caller, `[...many, ...${all}]`) })
    expect(called.unread).toMatchObject([{ file: 'src/close.ts', message }])
    // One that people write is read.
    const short = await change(
      {},
      { 'src/announce.ts': hidden(announce, `[...many, ...${all}]`).replace(long, 'const many = [1, 2, 3]\n') },
    )
    expect([places(short), short.unread]).toEqual([['src/announce.ts:7'], []])
  })

  test('code that is nested deeper than anybody writes', async () => {
    for (const [before, after] of [
      ['[', ']'],
      ['{ a: ', ' }'],
      ['f(', ')'],
      ['p ? 1 : ', ''],
      ['p || ', ''],
      ['() => ', ''],
    ] as const) {
      const deep = `export const x = (p, f) => ${before.repeat(50_000)}p${after.repeat(50_000)}\n`
      const review = await change({}, { 'src/announce.ts': announce + deep })
      expect([before, review.unread]).toMatchObject([
        before,
        [{ file: 'src/announce.ts', message: 'does not parse: it is nested too deep to be read' }],
      ])
    }
  })

  test('code whose depth is hidden in comments, strings and patterns', async () => {
    for (const [before, after] of [
      ['[/*]*/', ']'],
      ["f(')', ", ')'],
      ['f(/[)]/, ', ')'],
      ['f(<b>)</b>, ', ')'],
      ['{ a: /*}*/ ', ' }'],
      ['p ? 1 /*;*/ : ', ''],
      ['p || /*;*/ ', ''],
    ] as const) {
      const deep = `export const x = (p, f) => ${before.repeat(30_000)}p${after.repeat(30_000)}\n`
      const review = await change({}, { 'src/announce.tsx': announce + deep })
      expect([before, review.unread]).toMatchObject([
        before,
        [{ file: 'src/announce.tsx', message: 'does not parse: it is nested too deep to be read' }],
      ])
    }
  })

  test('long code that somebody wrote is read', async () => {
    const long = Array.from(
      { length: 1_200 },
      (_, at) => `export const price${at} = (of: number): number => (of > 1 ? of * 2 : of)\n`,
    ).join('')
    const review = await change({}, { 'src/announce.ts': announce + long })
    expect([places(review), review.unread]).toEqual([['src/announce.ts:7'], []])
  })

  test('code that does not parse any more', async () => {
    const review = await change({ 'src/announce.ts': announceEach }, { 'src/announce.ts': `${announce}\nconst = 1\n` })
    expect(review.unread).toMatchObject([{ file: 'src/announce.ts', line: 14 }])
  })
})
