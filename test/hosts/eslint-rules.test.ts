import { join } from 'node:path'
import { RuleTester } from 'eslint'
import undisclosed from 'eslint-plugin-undisclosed'
import type { Rule } from 'eslint'
import { describe, test } from 'vitest'
import { tree } from '../project/tree.harness.js'
import { caller, mailer } from './mailer.harness.js'

RuleTester.describe = describe
RuleTester.it = test
RuleTester.itOnly = test.only

const root = tree(mailer)
const filename = join(root, 'jobs/new.js')
const strictly = { requireMessage: 'messageId', requireLocation: true, requireData: true } as const
const rule = undisclosed.rules!['no-exposed-recipients'] as Rule.RuleModule

const sending = (message: string): string => `import sgMail from '@sendgrid/mail'
import { prisma } from '../lib/db.js'
export async function news() {
  const users = await prisma.user.findMany()
  ${message}
}
`

const team = `import { notify } from '../lib/mail.js'
import { prisma } from '../lib/db.js'
export async function told(teamId) {
  const members = await prisma.member.findMany({ where: { teamId } })
  await notify(members.map((member) => member.email), 'Told')
}
`

new RuleTester({ languageOptions: { ecmaVersion: 'latest', sourceType: 'module' } }).run('no-exposed-recipients', rule, {
  assertionOptions: strictly,
  valid: [
    {
      name: 'one copy each',
      filename,
      code: sending('for (const { email } of users) await sgMail.send({ from: "a@shop.example", to: email, text: "" })'),
    },
    { name: 'colleagues are merely possible', filename, code: team },
    { name: 'a file without a name', code: 'export const sum = (a, b) => a + b' },
    {
      name: 'the option wins over the settings',
      filename,
      code: team,
      options: [{ minCertainty: 'likely' }],
      settings: { undisclosed: { minCertainty: 'possible' } },
    },
  ],
  invalid: [
    {
      name: 'the fix sends one message each',
      filename,
      code: sending('await sgMail.send({ from: "a@shop.example", to: users.map((user) => user.email), text: "" })'),
      errors: [
        {
          messageId: 'exposed',
          data: { field: 'To', sdk: 'SendGrid', trace: '' },
          line: 5,
          column: 51,
          endLine: 5,
          endColumn: 82,
          suggestions: [
            {
              messageId: 'wayOut',
              data: { description: 'Send one copy each with sendMultiple()' },
              output: sending('await sgMail.sendMultiple({ from: "a@shop.example", to: users.map((user) => user.email), text: "" })'),
            },
          ],
        },
      ],
    },
    {
      name: 'the cure lies in the wrapper: nothing to apply here',
      filename,
      code: caller,
      errors: [
        { messageId: 'exposed', data: { field: 'To', sdk: 'Nodemailer', trace: '' }, line: 6, column: 16, endLine: 6, endColumn: 65 },
      ],
    },
    {
      name: 'what is possible is told where it is asked for',
      filename,
      code: team,
      options: [{ minCertainty: 'possible' }],
      errors: [
        { messageId: 'exposed', data: { field: 'To', sdk: 'Nodemailer', trace: '' }, line: 5, column: 16, endLine: 5, endColumn: 53 },
      ],
    },
  ],
})
