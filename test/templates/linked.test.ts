import { describe, expect, it } from 'vitest'
import { analyze, type AnalyzeOptions } from '@undisclosed/core'
import { checkConfig, createProject, type ProjectOptions } from '@undisclosed/project'
import { templateFinder } from '../../packages/core/src/frontends/template/names.js'
import { tree } from '../project/tree.harness.js'

const send = (to: string, data: string, template = 'list'): string => `
import nodemailer from 'nodemailer'
import { db } from './db'
const transporter = nodemailer.createTransport({ host: 'localhost' })
export async function tell(teamId: string) {
  const users = await db.user.findMany()
  for (const user of users) await transporter.sendMail({ to: ${to}, subject: 'Us', template: '${template}', context: ${data} })
}
`
const db = "import { PrismaClient } from '@prisma/client'\nexport const db = new PrismaClient()\n"
const list = '<ul>{{#each users}}<li>{{email}}</li>{{/each}}</ul>\n'

function told(files: Readonly<Record<string, string>>, options: AnalyzeOptions = {}, project: Omit<ProjectOptions, 'root'> = {}): string[] {
  const { findings } = analyze(createProject({ root: tree(files), ...project }), options)
  return findings.map(({ ruleId, file, certainty }) => `${ruleId} ${file} ${certainty}`)
}

describe('a template and the code that renders it', () => {
  const template = 'emails/list.hbs'

  it('is told once, in the code, and surer than alone', () => {
    expect(told({ [template]: list })).toEqual([`no-people-list ${template} likely`])
    expect(told({ [template]: list, 'send.ts': send('user.email', '{ users }'), 'db.ts': db })).toEqual(['no-people-list send.ts certain'])
  })

  it('is quiet where the code settles that nobody else is printed', () => {
    expect(told({ [template]: list, 'send.ts': send('user.email', '{ users: [user] }'), 'db.ts': db })).toEqual([])
    expect(told({ [template]: list, 'send.ts': send('process.env.OFFICE', '{ users }'), 'db.ts': db })).toEqual([])
  })

  it('is told by itself where it alone was asked for, as the leak in the code would not be shown', () => {
    const leaky = { [template]: list, 'send.ts': send('user.email', '{ users }'), 'db.ts': db }
    expect(told(leaky, { targets: [template] })).toEqual([`no-people-list ${template} likely`])
    const healthy = { ...leaky, 'send.ts': send('user.email', '{ users: [user] }') }
    expect(told(healthy, { targets: [template] })).toEqual([])
  })

  it('keeps its own finding where one render does not settle it', () => {
    const open = send('address', '{ users }').replace('teamId: string', 'address: string')
    const files = { [template]: list, 'send.ts': send('user.email', '{ users: [user] }'), 'db.ts': db }
    expect(told({ ...files, 'other.ts': open })).toEqual([`no-people-list ${template} likely`])
  })

  it('takes data that it cannot look into by its names', () => {
    const opaque = send('user.email', 'await load(teamId)').replace('export', 'declare function load(id: string): Promise<object>\nexport')
    expect(told({ [template]: list, 'send.ts': opaque, 'db.ts': db })).toEqual(['no-people-list send.ts likely'])
  })

  it('is read wherever it lies once code mails it, and else not at all', () => {
    expect(told({ 'views/list.hbs': list, 'app.ts': 'export {}' })).toEqual([])
    expect(told({ 'views/list.hbs': list, 'send.ts': send('user.email', '{ users }'), 'db.ts': db })).toEqual([
      'no-people-list send.ts certain',
    ])
    expect(told({ 'views/list.hbs': list }, {}, { targets: ['views/list.hbs'] })).toEqual(['no-people-list views/list.hbs likely'])
  })

  it('of which nothing is told, as a browser shows it, says so where it was named', () => {
    const page = { 'emails/all.hbs': `<form method="post">\n${list}</form>\n`, 'app.ts': 'export {}' }
    const notesOf = (files: Readonly<Record<string, string>>, named: readonly string[]): string[] => {
      const { findings, notes } = analyze(createProject({ root: tree(files) }), { targets: ['emails/all.hbs'], named })
      expect(findings).toEqual([])
      return notes.map(({ file, line, message }) => `${file}:${line} ${message}`)
    }
    const why = '“<form method="post” is of a page that a browser shows, and of no mail'
    expect(notesOf(page, ['emails/all.hbs'])).toEqual([`emails/all.hbs:1 One finding is not told, as ${why}.`])
    expect(notesOf(page, [])).toEqual([])
    expect(notesOf({ ...page, 'emails/all.hbs': '<form method="post"></form>' }, ['emails/all.hbs'])).toEqual([])
  })

  it('finds the finding’s two sides in one trace', () => {
    const files = { [template]: list, 'send.ts': send('user.email', '{ users }'), 'db.ts': db }
    const [finding] = analyze(createProject({ root: tree(files) })).findings
    expect(finding!.trace.map(({ role, file, message }) => `${role} ${file} ${message}`)).toEqual([
      'source send.ts a query gives many rows of `user`',
      'call send.ts handed to emails/list.hbs as `users`',
      'step emails/list.hbs runs over users',
      'sink emails/list.hbs printed here (text)',
      'sink send.ts sent to `user[].email` by Nodemailer',
    ])
    const printed = finding!.trace[3]!
    expect(list.slice(...printed.span)).toBe('{{email}}')
    expect(files['send.ts']!.slice(...finding!.span)).toBe('users')
  })

  it('names the tag that prints one of the others', () => {
    const text = '<p>Hi</p>\n<p>Ask {{one.email}}</p>\n'
    const files = { [template]: text, 'send.ts': send('user.email', '{ one: users[0] }'), 'db.ts': db }
    const [finding] = analyze(createProject({ root: tree(files) })).findings
    expect(finding!.ruleId).toBe('no-foreign-data')
    const printed = finding!.trace.find(({ message }) => message === 'printed here')!
    expect([printed.file, text.slice(...printed.span)]).toEqual([template, '{{one.email}}'])
  })

  it('explains what it renders, and every interpolation with its place and owner', () => {
    const lines: string[] = []
    const text = `${list}<!--[if mso]><a href="mailto:{{user.email}}">{{company.name}}</a><![endif]-->{{t "hello"}}{{{user.bio}}}\n`
    const root = tree({ [template]: text, 'send.ts': send('user.email', '{ users }'), 'db.ts': db })
    analyze(createProject({ root }), { onExplain: (line) => void lines.push(line) })
    expect(lines.filter((line) => line.startsWith('  renders'))).toEqual(['  renders emails/list.hbs, handed `users`'])
    expect(lines.slice(lines.findIndex((line) => line.startsWith(template)))).toEqual([
      'emails/list.hbs handlebars html, read by the scanner, 5 interpolations',
      '  1:24 {{email}} → users[].email → text of <li>: contact data of each of `users`',
      '  2:30 {{user.email}} → user.email → mailto url in href of <a> if mso: of `user`',
      '  2:46 {{company.name}} → company.name → text of <a> if mso: the operator’s',
      '  2:78 {{t "hello"}} → text: nobody’s',
      '  2:91 {{{user.bio}}} → user.bio → text: of `user`, unescaped',
      '  → no-people-list (certain) at send.ts:7: Each reader gets “email” of all “users” from list.hbs. Pass them their own data only.',
      '  → no-people-list (likely, left to the code that renders it) at emails/list.hbs:1: Every reader gets “email” of all “users”. Render one copy per person with their own data only.',
    ])
  })
})

describe('ways to a template', () => {
  const prisma = "import { prisma } from './db'\n"
  const mailer = "import nodemailer from 'nodemailer'\nconst transporter = nodemailer.createTransport({})\n"
  const files = "import fs from 'fs'\nimport path from 'path'\nimport Handlebars from 'handlebars'\n"
  const to = (html: string): string => `
export async function tell(eventId) {
  const users = await prisma.attendee.findMany({ where: { eventId } })
  for (const reader of users) {
    const html = ${html}
    await transporter.sendMail({ to: reader.email, html })
  }
}
`
  const ejs = '<% users.forEach((user) => { %><li><%= user.email %></li><% }) %>\n'
  const compiled = (file: string): string => `Handlebars.compile(fs.readFileSync(path.join(__dirname, 'mails', ${file}), 'utf8'))`

  it.each<[way: string, template: string, text: string, code: string]>([
    [
      'a switch over names',
      'src/mails/welcome.hbs',
      list,
      `${files}${mailer}${prisma}function fileOf(kind) {
  switch (kind) {
    case 'bye':
      return 'bye.hbs'
    case 'welcome':
      return 'welcome.hbs'
  }
}
const render = (kind, data) => ${compiled('fileOf(kind)')}(data)
${to("render('welcome', { users })")}`,
    ],
    [
      'a folder for each language',
      'src/mails/en/welcome.hbs',
      list,
      `${files}${mailer}${prisma}const render = (locale, name, data) => ${compiled("locale, name + '.hbs'")}(data)
${to("render(reader.locale, 'welcome', { users })")}`,
    ],
    [
      'a layout around the page',
      'src/mails/welcome.hbs',
      list,
      `${files}${mailer}${prisma}const load = (name) => ${compiled('`${name}.hbs`')}
const layout = load('layout')
${to("layout({ body: load('welcome')({ users }) })")}`,
    ],
    [
      'a partial under another name',
      'src/mails/_list.hbs',
      list,
      `${files}${mailer}${prisma}Handlebars.registerPartial('people', fs.readFileSync(path.join(__dirname, 'mails/_list.hbs'), 'utf8'))
${to(`${compiled("'outer.hbs'")}({ users })`)}`,
    ],
    [
      'parts that email-templates renders',
      'emails/welcome/html.hbs',
      list,
      `import Email from 'email-templates'\n${mailer}${prisma}const email = new Email()
export async function tell(eventId) {
  const users = await prisma.attendee.findMany({ where: { eventId } })
  for (const reader of users) await transporter.sendMail({ to: reader.email, ...(await email.renderAll('welcome', { users })) })
}
`,
    ],
    [
      'an import of its text',
      'src/mails/welcome.hbs',
      list,
      `import source from './mails/welcome.hbs?raw'\nimport Handlebars from 'handlebars'\n${mailer}${prisma}${to('Handlebars.compile(source)({ users })')}`,
    ],
    [
      'a view of Express that is called back',
      'views/welcome.ejs',
      ejs,
      `${mailer}${prisma}export async function tell(req, res) {
  const users = await prisma.attendee.findMany({ where: { eventId: req.params.id } })
  for (const reader of users) res.render('welcome', { users }, (error, html) => transporter.sendMail({ to: reader.email, html }))
}
`,
    ],
    [
      'a view of Fastify',
      'templates/welcome.ejs',
      ejs,
      `import Fastify from 'fastify'\n${mailer}${prisma}const app = Fastify()\n${to("await app.view('welcome.ejs', { users })")}`,
    ],
  ])('%s', (_, template, text, code) => {
    const around = {
      'src/mails/layout.hbs': '<body>{{{body}}}</body>\n',
      'src/mails/bye.hbs': '<p>Bye {{reader.name}}</p>\n',
      'src/mails/outer.hbs': '{{> people}}\n',
    }
    const database = db.replaceAll('db', 'prisma')
    expect(told({ ...around, [template]: text, 'src/mail.js': code, 'src/db.ts': database })).toEqual([
      'no-people-list src/mail.js certain',
    ])
    const own = code.replaceAll('{ users }', '{ users: [reader] }')
    expect(told({ ...around, [template]: text, 'src/mail.js': own, 'src/db.ts': database })).toEqual([])
    expect(told({ ...around, [template]: '<p>{{users.length}}</p>', 'src/mail.js': code, 'src/db.ts': database })).toEqual([])
  })
})

describe('names of templates', () => {
  const files = [
    'apps/api/emails/welcome.hbs',
    'apps/api/emails/welcome.mjml',
    'apps/web/emails/welcome.hbs',
    'apps/web/views/invite/html.pug',
    'apps/web/views/invite/subject.pug',
    'apps/web/views/receipt.server.view.html',
  ]
  const find = templateFinder(files, [])

  it.each<[from: string, name: string, engine: string | undefined, expected: readonly string[]]>([
    ['apps/api/src/mail.ts', 'welcome', 'handlebars', ['apps/api/emails/welcome.hbs', 'apps/api/emails/welcome.mjml']],
    ['apps/api/src/mail.ts', 'welcome.hbs', undefined, ['apps/api/emails/welcome.hbs']],
    ['apps/web/src/mail.ts', './welcome', undefined, ['apps/web/emails/welcome.hbs']],
    ['apps/web/src/mail.ts', '../emails/welcome.hbs', undefined, ['apps/web/emails/welcome.hbs']],
    ['apps/api/src/mail.ts', '../../web/emails/welcome', undefined, ['apps/web/emails/welcome.hbs']],
    ['apps/web/src/mail.ts', 'apps/api/emails/welcome.mjml', undefined, ['apps/api/emails/welcome.mjml']],
    ['apps/web/src/mail.ts', 'dist/views/invite', undefined, ['apps/web/views/invite/html.pug', 'apps/web/views/invite/subject.pug']],
    ['apps/web/src/mail.ts', 'views\\receipt.server.view.html', undefined, ['apps/web/views/receipt.server.view.html']],
    ['apps/web/src/mail.ts', '../../../../../etc/welcome', undefined, []],
    ['apps/web/src/mail.ts', 'elcome', undefined, []],
    ['apps/web/src/mail.ts', '', undefined, []],
    ['apps/web/src/mail.ts', 'd-1234', undefined, []],
    ['apps/web/src/mail.ts', '../emails/*/welcome.hbs', undefined, ['apps/web/emails/welcome.hbs']],
    [
      'apps/web/src/mail.ts',
      'apps/*/emails/welcome',
      'handlebars',
      ['apps/api/emails/welcome.hbs', 'apps/api/emails/welcome.mjml', 'apps/web/emails/welcome.hbs'],
    ],
  ])('%s calls it “%s” (%s)', (from, name, engine, expected) => {
    expect(find(from, name, engine)).toEqual(expected)
  })

  it('prefers the folders of the config, and takes too many for none', () => {
    expect(templateFinder(files, ['apps/web/emails/'])('apps/api/src/mail.ts', 'welcome')).toEqual(['apps/web/emails/welcome.hbs'])
    const many = Array.from({ length: 9 }, (_, at) => `locales/${at}/welcome.hbs`)
    expect(templateFinder(many, [])('src/mail.ts', 'welcome')).toEqual([])
    expect(checkConfig({ templateFolders: ['mails'] }, 'undisclosed.config.json', [])).toEqual({ templateFolders: ['mails'] })
    expect(() => checkConfig({ templateFolder: ['mails'] }, 'undisclosed.config.json', [])).toThrow('Did you mean “templateFolders”?')
  })
})
