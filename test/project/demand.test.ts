import { expect, test } from 'vitest'
import { analyze } from '@undisclosed/core'
import { createProject } from '@undisclosed/project'
import { tree } from './tree.harness.js'

/** Which files a scan reads the facts of, and where it finds exposed recipients. */
function scanned(files: Readonly<Record<string, string>>): { read: string[]; found: string[] } {
  const project = createProject({ root: tree({ 'package.json': '{}', ...files }) })
  const read = new Set<string>()
  const facts: typeof project.facts = (file) => {
    read.add(file)
    return project.facts(file)
  }
  const { findings } = analyze({ ...project, facts })
  return { read: [...read].sort(), found: findings.map(({ file }) => file) }
}

test('of files that say mailto, those are read that could open one', () => {
  const { read, found } = scanned({
    'src/terms.jsx': 'export const Terms = () => <a href="mailto:legal@acme.test">Write to us</a>\n',
    'src/members.js':
      "export async function writeToAll() {\n  const users = await db.user.findMany()\n  window.location.href = `mailto:${users.map((user) => user.email).join(',')}`\n}\n",
  })
  expect(read).toEqual(['src/members.js'])
  expect(found).toEqual(['src/members.js'])
})

const transport = "import nodemailer from 'nodemailer'\nconst transport = nodemailer.createTransport({})\n"

test('of what a caller imports by the same barrel, the sender alone is followed', () => {
  const { read, found } = scanned({
    'lib/index.js': "export * from './log.js'\nexport * from './mail.js'\n",
    'lib/log.js': 'export function log(text) {\n  console.log(text)\n}\n',
    'lib/mail.js': `${transport}export function notify(to) {\n  return transport.sendMail({ to, subject: 'News', text: 'Hi' })\n}\n`,
    'app/news.js':
      "import { log, notify as tell } from '../lib/index.js'\nexport async function news(db) {\n  const users = await db.user.findMany()\n  log('sending')\n  await tell(users.map((user) => user.email))\n}\n",
  })
  expect(read).toEqual(['app/news.js', 'lib/index.js', 'lib/mail.js'])
  expect(found).toEqual(['app/news.js'])
})

test('a method that no other file names is not looked for where its object travels', () => {
  const auth = (method: string): string =>
    `${transport}export const auth = betterAuth({\n  plugins: [emailOTP({\n    async ${method}({ to }) {\n      await transport.sendMail({ to, subject: 'Code', text: '123456' })\n    },\n  })],\n})\n`
  const session = "import { auth } from './auth.js'\nexport const session = () => auth.api.getSession()\n"
  const page = "import { session } from './session.js'\nexport const page = () => session()\n"
  const quiet = scanned({ 'src/auth.js': auth('sendVerificationOTP'), 'src/session.js': session, 'src/page.js': page })
  expect(quiet.read).toEqual(['src/auth.js'])

  const asked = scanned({
    'src/auth.js': auth('sendVerificationOTP'),
    'src/session.js': `${session}export const again = (users) => auth.plugins[0].sendVerificationOTP({ to: users })\n`,
    'src/page.js': page,
  })
  expect(asked.read).toContain('src/session.js')
})

test('each of four hundred callers of one helper is told', () => {
  const jobs = Array.from({ length: 400 }, (_, at) => [
    `jobs/news-${at}.js`,
    `import { notify } from '../lib/mail.js'\nexport async function news(db) {\n  const users = await db.user.findMany({ where: { list: ${at} } })\n  await notify(users.map((user) => user.email))\n}\n`,
  ])
  const { found } = scanned({
    'lib/mail.js': `${transport}export function notify(to) {\n  return transport.sendMail({ to, subject: 'News', text: 'Hi' })\n}\n`,
    ...(Object.fromEntries(jobs) as Record<string, string>),
  })
  expect(found.toSorted()).toEqual(jobs.map(([path]) => path).toSorted())
})
