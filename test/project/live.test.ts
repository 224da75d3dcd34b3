import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadConfigSync, openLive, type Live } from '@undisclosed/project'
import { caller, mailer, wrapper } from '../hosts/mailer.harness.js'
import { tree } from './tree.harness.js'

/** What a host is told of a file whose text is that of the disk, or the one given. */
function told(live: Live, root: string, file: string, text = readFileSync(join(root, file), 'utf8')): string[] {
  return live.findingsIn(join(root, file), { text }).map(({ ruleId, span }) => `${ruleId} ${text.slice(...span)}`)
}

const leak = ['no-exposed-recipients subscribers.map((subscriber) => subscriber.email)']

test('a change of the wrapper is seen by the caller when it is asked again', () => {
  const root = tree(mailer)
  const live = openLive({ cwd: root, loaded: { config: {} } })
  expect(told(live, root, 'jobs/news.js')).toEqual(leak)
  writeFileSync(join(root, 'lib/mail.js'), wrapper('each'))
  expect(told(live, root, 'jobs/news.js')).toEqual([])
  writeFileSync(join(root, 'lib/mail.js'), wrapper('shared'))
  expect(told(live, root, 'jobs/news.js')).toEqual(leak)
  rmSync(join(root, 'lib/mail.js'))
  expect(told(live, root, 'jobs/news.js')).toEqual([])
})

test('an unsaved text counts for its own file and leaves nothing behind', () => {
  const root = tree(mailer)
  const live = openLive({ cwd: root, loaded: { config: {} } })
  expect(told(live, root, 'lib/mail.js', wrapper('each'))).toEqual([])
  expect(told(live, root, 'jobs/news.js')).toEqual(leak)
  expect(told(live, root, 'jobs/news.js', caller.replace('subscribers.map', '[subscribers[0]].map'))).toEqual([])
  expect(told(live, root, 'jobs/news.js', `// One line more\n${caller}`)).toEqual(leak)
  expect(told(live, root, 'jobs/news.js')).toEqual(leak)
})

test('a text that is not on the disk yet is one file more', () => {
  const root = tree(mailer)
  const live = openLive({ cwd: root, loaded: { config: {} } })
  expect(told(live, root, 'jobs/other.js', caller)).toEqual(leak)
  expect(told(live, root, 'jobs/empty.js', 'export {}\n')).toEqual([])
  writeFileSync(join(root, 'jobs/other.js'), caller)
  expect(told(live, root, 'jobs/other.js')).toEqual(leak)
})

test('a component that becomes a mail is read as one, and its comments silence once', () => {
  const page = '<template>\n<li v-for="m in members">{{ m.email }}</li></template>\n'
  const mail = page.replace('<li', '<Html><li').replace('</li>', '</li></Html>')
  const root = tree({ 'package.json': '{}', 'emails/List.vue': page })
  const live = openLive({ cwd: root, loaded: { config: {} } })
  expect(told(live, root, 'emails/List.vue')).toEqual([])
  expect(told(live, root, 'emails/List.vue', mail)).toEqual(['no-people-list {{ m.email }}'])
  const silent = mail.replace('<Html>', '<!-- undisclosed-disable-next-line no-people-list -- they are one team -->\n<Html>')
  expect(told(live, root, 'emails/List.vue', silent)).toEqual([])
  writeFileSync(join(root, 'emails/List.vue'), mail)
  expect(live.check().findings.map(({ ruleId }) => ruleId)).toEqual(['no-people-list'])
  writeFileSync(join(root, 'emails/List.vue'), page)
  expect(live.check().findings).toEqual([])
})

test('a file that begins to send is seen, though nothing asked for it before', () => {
  const root = tree({ ...mailer, 'lib/mail.js': 'export async function notify() {}\n' })
  const live = openLive({ cwd: root, loaded: { config: {} } })
  expect(told(live, root, 'jobs/news.js')).toEqual([])
  expect(told(live, root, 'lib/mail.js', wrapper('shared'))).toEqual([])
  expect(told(live, root, 'jobs/sum.js', `${caller}${wrapper('shared').replace('export ', '')}`.replace(/import \{ notify.*/, ''))).toEqual(
    leak,
  )
})

test('what the config leaves out is not told', () => {
  const root = tree({ ...mailer, 'undisclosed.config.json': '{ "include": ["lib/**"] }' })
  expect(told(openLive({ cwd: root, loaded: loadConfigSync(root, []) }), root, 'jobs/news.js')).toEqual([])
  const without = tree({ ...mailer, 'undisclosed.config.json': '{ "exclude": ["lib/mail.js"] }' })
  expect(told(openLive({ cwd: without, loaded: loadConfigSync(without, []) }), without, 'jobs/news.js')).toEqual([])
})

test('a config is loaded without waiting, from JSON and from a module', () => {
  const json = tree({ 'undisclosed.config.json': '{ "bcc": "allow" }' })
  expect(loadConfigSync(json, []).config).toEqual({ bcc: 'allow' })
  const module = tree({ 'undisclosed.config.mjs': 'export default { bcc: "allow" }' })
  expect(loadConfigSync(module, []).config).toEqual({ bcc: 'allow' })
  const waits = tree({ 'undisclosed.config.mjs': 'export default await Promise.resolve({})' })
  expect(() => loadConfigSync(waits, [])).toThrow(/undisclosed\.config\.mjs: /)
  const nothing = tree({ 'undisclosed.config.mjs': 'export const bcc = "allow"' })
  expect(() => loadConfigSync(nothing, [])).toThrow('exports no default')
  expect(loadConfigSync(tree({}), [])).toEqual({ config: {} })
})

const printed = (what: string): string => `<p>${what}</p>`

/** Every finding in the project, as a host that builds all of it is told. */
function allOf(live: Live): string[] {
  return live.check().findings.map(({ file, ruleId, span }) => `${file} ${ruleId} ${live.text(file).slice(...span)}`)
}

test('a check sees what changed on the disk: templates, code, what comes and what goes', () => {
  const root = tree({ ...mailer, 'lib/mail.js': wrapper('each'), 'emails/a.html': printed('Hi'), 'emails/b.html': printed('Hi') })
  const live = openLive({ cwd: root, loaded: { config: {} } })
  const list = '{{#each users}}{{email}}{{/each}}'
  expect(allOf(live)).toEqual([])
  writeFileSync(join(root, 'emails/a.html'), printed(list))
  expect(allOf(live)).toEqual(['emails/a.html no-people-list {{email}}'])
  writeFileSync(join(root, 'lib/mail.js'), wrapper('shared'))
  expect(allOf(live)).toHaveLength(2)
  writeFileSync(join(root, 'emails/c.html'), printed(list))
  expect(allOf(live)).toHaveLength(3)
  rmSync(join(root, 'emails/a.html'))
  writeFileSync(join(root, 'lib/mail.js'), wrapper('each'))
  expect(allOf(live)).toEqual(['emails/c.html no-people-list {{email}}'])
  const { templates, read } = live.check()
  expect(templates).toEqual(['emails/b.html', 'emails/c.html'])
  expect(read).toContain('lib/mail.js')
})

test('a template that an edited one includes, and one that code renders, are judged anew', () => {
  const send = `import { readFileSync } from 'node:fs'
import Handlebars from 'handlebars'
import nodemailer from 'nodemailer'
import { prisma } from '../lib/db.js'
const transport = nodemailer.createTransport('smtp://localhost')
export async function send(id) {
  const customers = await prisma.customer.findMany()
  const customer = await prisma.customer.findUnique({ where: { id } })
  const html = Handlebars.compile(readFileSync('emails/order.hbs', 'utf8'))({ people: customers })
  await transport.sendMail({ to: customer.email, subject: 'Order', html })
}
`
  const root = tree({
    ...mailer,
    'lib/mail.js': wrapper('each'),
    'jobs/order.js': send,
    'emails/order.hbs': 'Hello',
    'emails/part.hbs': '',
  })
  const live = openLive({ cwd: root, loaded: { config: {} } })
  expect(allOf(live)).toEqual([])
  const body = '{{#each people}}{{email}}{{/each}}'
  for (const [file, text] of [
    ['emails/order.hbs', body],
    ['emails/order.hbs', '{{> part}}'],
    ['emails/part.hbs', body],
    ['emails/part.hbs', 'Bye'],
  ] as const) {
    writeFileSync(join(root, file), text)
    const fresh = openLive({ cwd: root, loaded: { config: {} } })
    expect(allOf(live)).toEqual(allOf(fresh))
  }
  writeFileSync(join(root, 'emails/order.hbs'), body)
  expect(allOf(live).length).toBeGreaterThan(0)
})

test('what lies where a host writes is not read', () => {
  const root = tree({ ...mailer, 'lib/mail.js': wrapper('each'), 'public/emails/a.html': printed('{{#each users}}{{email}}{{/each}}') })
  expect(allOf(openLive({ cwd: root, loaded: { config: {} } }))).toHaveLength(1)
  expect(allOf(openLive({ cwd: root, loaded: { config: {} }, outputs: [join(root, 'public')] }))).toEqual([])
})

test('of several callers of a wrapper, an edit judges those anew that it touches', () => {
  const list = (field: string): string => `export const list = async () => (await db.user.findMany()).map((user) => user.${field})\n`
  const calls = (from: string): string => `import { notify } from '../lib/mail.js'
import { list } from './${from}.js'
export const run = async () => notify(await list(), 'News')
`
  const root = tree({ ...mailer, 'jobs/a.js': calls('x'), 'jobs/x.js': list('email'), 'jobs/b.js': calls('y'), 'jobs/y.js': list('email') })
  const live = openLive({ cwd: root, loaded: { config: {} } })
  const found = ['no-exposed-recipients await list()']
  const both = (): string[][] => ['jobs/a.js', 'jobs/b.js'].map((file) => told(live, root, file))
  expect(both()).toEqual([found, found])
  expect(told(live, root, 'jobs/a.js', calls('x').replace('await list()', '(await list())[0]'))).toEqual([])
  expect(told(live, root, 'jobs/b.js', `// Typed\n${calls('y')}`)).toEqual(found)
  writeFileSync(join(root, 'jobs/x.js'), list('email').replace(')\n', ')[0]\n'))
  expect(both()).toEqual([[], found])
  writeFileSync(join(root, 'lib/mail.js'), wrapper('each'))
  expect(both()).toEqual([[], []])
  writeFileSync(join(root, 'jobs/x.js'), list('email'))
  writeFileSync(join(root, 'lib/mail.js'), wrapper('shared'))
  expect(both()).toEqual([found, found])
})
