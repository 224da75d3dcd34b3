import { join } from 'node:path'
import { RuleTester, type Rule } from 'eslint'
import undisclosed from 'eslint-plugin-undisclosed'
import { describe, expect, test } from 'vitest'
import { tree } from '../project/tree.harness.js'

RuleTester.describe = describe
RuleTester.it = test
RuleTester.itOnly = test.only

interface Row {
  readonly rule: string
  readonly file: string
  readonly leaky: string
  /** What differs from the leaky text; each side once. */
  readonly safe: readonly [from: string, to: string]
  readonly messageId: string
  readonly data: Readonly<Record<string, string>>
  /** Line and columns of the finding, which is on one line. */
  readonly at: readonly [line: number, column: number, endColumn: number]
  /** What the quick fix is called, and what it replaces by what. */
  readonly cure?: readonly [description: string, from: string, to: string]
  /** Told only where the option asks for what is possible. */
  readonly possible?: true
}

const sendsIn = (loop: string): string => `import nodemailer from 'nodemailer'
const transporter = nodemailer.createTransport(process.env.SMTP_URL)
export async function week(db) {
  const users = await db.user.findMany()
${loop}}
`

const rows: readonly Row[] = [
  {
    rule: 'no-shared-message',
    file: 'week.js',
    leaky: sendsIn(`  let html
  for (const user of users) {
    html ??= \`<p>Dear \${user.name}, this was your week.</p>\`
    await transporter.sendMail({ from: 'news@shop.example', to: user.email, subject: 'Your week', html })
  }
`),
    safe: ['??=', '='],
    messageId: 'kept',
    data: { field: 'html' },
    at: [7, 5, 61],
    cure: ['Make it for each person', '??=', '='],
  },
  {
    rule: 'no-foreign-data',
    file: 'digest.js',
    leaky: sendsIn(
      "  for (const user of users) await transporter.sendMail({ from: 'news@shop.example', to: user.email, text: users[0].email })\n",
    ),
    safe: ['users[0]', 'user'],
    messageId: 'other',
    data: { datum: 'user[0].email', list: 'user', field: 'email', reader: 'user[].email' },
    at: [5, 107, 121],
    cure: ['Use “user”, the one who gets this copy', 'users[0]', 'user'],
  },
  {
    rule: 'no-foreign-data',
    file: 'first.hbs',
    leaky: '<p>Hi {{user.name}}</p>\n<p>{{users.[0].email}}</p>\n',
    safe: ['users.[0]', 'user'],
    messageId: 'picked',
    data: { path: 'users[0].email' },
    at: [2, 4, 23],
  },
  {
    rule: 'no-people-list',
    file: 'list.hbs',
    leaky: '<ul>{{#each customers}}<li>{{email}}</li>{{/each}}</ul>\n',
    safe: ['customers', 'products'],
    messageId: 'each',
    data: { list: 'customers', field: 'email' },
    at: [1, 28, 37],
  },
  {
    rule: 'no-people-list',
    file: 'names.liquid',
    leaky: '<p>{% for user in users %}{{ user.name }}{% endfor %}</p>\n',
    safe: ['{{ user.name }}', '.'],
    messageId: 'each',
    data: { list: 'users', field: 'name' },
    at: [1, 27, 42],
    possible: true,
  },
  {
    rule: 'no-real-person',
    file: 'ask.html',
    leaky: '<p>Ask petra.lindqvist@gmail.com</p>\n',
    safe: ['petra.lindqvist@gmail.com', 'support@shop.example'],
    messageId: 'address',
    data: { value: 'petra.lindqvist@gmail.com' },
    at: [1, 8, 33],
  },
  {
    rule: 'no-wide-merge-tag',
    file: 'share.html',
    leaky: '<a href="https://www.facebook.com/sharer/sharer.php?u=https://shop.example/?e=*|EMAIL|*">Share</a>\n',
    safe: ['?e=*|EMAIL|*', ''],
    messageId: 'shared',
    data: { tag: 'EMAIL' },
    at: [1, 79, 88],
  },
  {
    rule: 'directive',
    file: 'note.hbs',
    leaky: '<p>\n// eslint-disable-next-line undisclosed/no-people-list\nHi</p>\n',
    safe: ['// eslint-disable-next-line undisclosed/no-people-list', '{{! a note }}'],
    messageId: 'mailed',
    data: { name: 'eslint-disable-next-line', comment: '{{!-- … --}}' },
    at: [2, 1, 55],
    cure: [
      'Make it a comment: {{!-- … --}}',
      '// eslint-disable-next-line undisclosed/no-people-list',
      '{{!-- eslint-disable-next-line undisclosed/no-people-list --}}',
    ],
  },
  {
    rule: 'directive',
    file: 'sum.js',
    leaky: '// undisclosed-disable-next-line no-exposed-recipient -- agreed\nexport const sum = 1\n',
    safe: ['// undisclosed-disable-next-line no-exposed-recipient -- agreed\n', ''],
    messageId: 'unknownRule',
    data: { rule: 'no-exposed-recipient', hint: 'Did you mean “no-exposed-recipients”?' },
    at: [1, 34, 54],
  },
]

const root = tree({ 'package.json': '{ "type": "module" }' })
const assertionOptions = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const
const plugins = { undisclosed }
const code = new RuleTester({ languageOptions: { ecmaVersion: 'latest', sourceType: 'module' } })
const templates = new RuleTester({ plugins, language: 'undisclosed/template' })

for (const { rule, file, leaky, safe, messageId, data, at, cure, possible } of rows) {
  const [line, column, endColumn] = at
  const filename = join(root, 'mail', file)
  const valid = { filename, code: leaky.replace(...safe) }
  const suggestions = cure && [{ messageId: 'wayOut', data: { description: cure[0] }, output: leaky.replace(cure[1], cure[2]) }]
  const errors = [
    {
      messageId,
      data: { ...data, trace: '' },
      line,
      column,
      endLine: line,
      endColumn,
      ...(suggestions && { suggestions: [...suggestions] }),
    },
  ]
  ;(file.endsWith('.js') ? code : templates).run(`${rule}, ${file}`, undisclosed.rules![rule] as Rule.RuleModule, {
    assertionOptions,
    valid: [
      valid,
      possible ? { filename, code: leaky } : { ...valid, name: 'nor where it is asked for less', options: [{ minCertainty: 'certain' }] },
    ],
    invalid: [{ filename, code: leaky, errors, options: [{ minCertainty: 'possible' }] }],
  })
}

test('every rule has a row, but for the one with tests of its own', () => {
  const told = new Set(['no-exposed-recipients', ...rows.map(({ rule }) => rule)])
  expect([...told].sort()).toEqual(Object.keys(undisclosed.rules!).sort())
})
