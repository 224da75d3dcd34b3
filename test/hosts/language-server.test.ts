import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installed } from './installed.harness.js'
import { startServer, type Diagnostic, type Server } from './language-server.harness.js'
import { caller, exposed, mailer, wrapper } from './mailer.harness.js'

const sending = `import sgMail from '@sendgrid/mail'
import { prisma } from '../lib/db.js'

export async function sale() {
  const users = await prisma.user.findMany()
  await sgMail.send({ from: 'a@shop.example', to: users.map((user) => user.email), text: '' })
}
`
const everybody = '<mjml><mj-body><mj-text>\n  {{#each customers}}\n    {{> row}}\n  {{/each}}\n</mj-text></mj-body></mjml>\n'
const row = '<li>{{email}}</li>\n'
const config = `import { defineConfig } from 'eslint/config'
import undisclosed from 'eslint-plugin-undisclosed'
export default defineConfig([{ plugins: { undisclosed }, extends: ['undisclosed/recommended'], settings: { undisclosed: { showPath: true } } }])
`

const place = ({ range: { start, end } }: Diagnostic): string => `${start.line}:${start.character}-${end.line}:${end.character}`
const firstLine = ({ message }: Diagnostic): string => message.split('\n')[0]!

let root: string
let server: Server
beforeAll(async () => {
  root = installed({ ...mailer, 'jobs/sale.js': sending, 'emails/all.mjml': everybody, 'emails/row.mjml': row, 'eslint.config.js': config })
  server = await startServer(root)
})
afterAll(() => server.stop())

test('a leak is underlined while it is typed; its quick fix takes it away', async () => {
  await server.open('jobs/sale.js', 'javascript', sending.replace('.map((user) => user.email)', '[0].email'))
  expect(await server.diagnostics('jobs/sale.js')).toEqual([])
  await server.change('jobs/sale.js', sending)
  const [diagnostic] = (await server.diagnostics('jobs/sale.js')) as [Diagnostic]
  expect(place(diagnostic)).toBe('5:50-5:81')
  expect(diagnostic).toMatchObject({ severity: 1, code: 'undisclosed/no-exposed-recipients' })
  expect(diagnostic.codeDescription!.href).toMatch(/^file:.*\/no-exposed-recipients\.md$/)
  // ESLint has no related places: the way stands in the message.
  expect(diagnostic.message).toBe(`${exposed}
1. a query gives many rows of \`user\` (jobs/sale.js:5)
2. one value for each element (jobs/sale.js:6)
3. put into To (jobs/sale.js:6)
4. sent as one message by SendGrid (jobs/sale.js:6)`)
  const fix = (await server.actions('jobs/sale.js', diagnostic)).find(({ command }) => command?.command.endsWith('applySuggestion'))
  expect(fix?.title).toBe('Send one copy each with sendMultiple() (undisclosed/no-exposed-recipients)')
  await server.apply('jobs/sale.js', fix!)
  expect(server.text('jobs/sale.js')).toBe(sending.replace('.send(', '.sendMultiple('))
  expect(await server.diagnostics('jobs/sale.js')).toEqual([])
})

test('a caller is told anew once the wrapper in another file is saved', async () => {
  await server.open('jobs/news.js', 'javascript', caller)
  const before = await server.diagnostics('jobs/news.js')
  expect(before.map((one) => `${place(one)} ${firstLine(one)}`)).toEqual([`5:15-5:64 ${exposed}`])
  writeFileSync(join(root, 'lib/mail.js'), wrapper('each'))
  expect(await server.diagnostics('jobs/news.js')).toEqual([])
  writeFileSync(join(root, 'lib/mail.js'), wrapper('shared'))
  await server.change('jobs/news.js', `\n${caller}`)
  expect((await server.diagnostics('jobs/news.js')).map(place)).toEqual(['6:15-6:64'])
})

test('so is a template, and the partial that it prints', async () => {
  await server.open('emails/all.mjml', 'mjml', everybody)
  const [diagnostic] = (await server.diagnostics('emails/all.mjml')) as [Diagnostic]
  expect(`${place(diagnostic)} ${diagnostic.code}`).toBe('2:4-2:13 undisclosed/no-people-list')
  expect(diagnostic.message).toContain('(emails/row.mjml:1)')
  writeFileSync(join(root, 'emails/row.mjml'), '<li>{{id}}</li>\n')
  expect(await server.diagnostics('emails/all.mjml')).toEqual([])
  writeFileSync(join(root, 'emails/row.mjml'), row)
  expect(await server.diagnostics('emails/all.mjml')).toHaveLength(1)
})

test('the editor’s own comment for a line is told in a template, and its quick fix makes it one', async () => {
  const [found] = (await server.diagnostics('emails/all.mjml')) as [Diagnostic]
  const disable = (await server.actions('emails/all.mjml', found)).find(({ command }) => command?.command.endsWith('applyDisableLine'))
  await server.apply('emails/all.mjml', disable!)
  expect(server.text('emails/all.mjml')).toContain('\n    // eslint-disable-next-line undisclosed/no-people-list\n')
  const [mailed, still] = (await server.diagnostics('emails/all.mjml')) as [Diagnostic, Diagnostic]
  expect([mailed.code, still.code]).toEqual(['undisclosed/directive', 'undisclosed/no-people-list'])
  const fix = (await server.actions('emails/all.mjml', mailed)).find(({ command }) => command?.command.endsWith('applySuggestion'))
  await server.apply('emails/all.mjml', fix!)
  expect(server.text('emails/all.mjml')).toContain('\n    {{!-- eslint-disable-next-line undisclosed/no-people-list --}}\n')
  expect(await server.diagnostics('emails/all.mjml')).toEqual([])
})

test('a template is linted only where the editor is told to validate its language', async () => {
  const probing = await startServer(root, { validate: 'probe' })
  await probing.open('emails/all.mjml', 'mjml', everybody)
  expect(await probing.diagnostics('emails/all.mjml')).toEqual([])
  await probing.open('jobs/news.js', 'javascript', caller)
  expect(await probing.diagnostics('jobs/news.js')).toHaveLength(1)
  expect(probing.asked).toEqual(['eslint/probeFailed'])
  await probing.stop()
})
