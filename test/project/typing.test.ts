import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lowerProgram, stretchBetween, watched, type FileFacts } from '@undisclosed/core'
import { openLive, parse, type Live } from '@undisclosed/project'
import { caller, mailer, wrapper } from '../hosts/mailer.harness.js'
import { hasWord, wordsStill } from '../../packages/project/src/whole-words.js'
import { seeded } from '../seeded.mjs'
import { tree } from './tree.harness.js'

const open = (root: string): Live => openLive({ cwd: root, loaded: { config: {} } })

/** What is found in a text by somebody who saw the one before it, and by somebody who did not. */
function found(live: Live, root: string, file: string, text: string): string {
  const path = join(root, file)
  const findings = live.findingsIn(path, { text })
  expect(findings).toEqual(open(root).findingsIn(path, { text }))
  return findings.map(({ ruleId, span }) => `${ruleId} ${text.slice(...span)}`).join()
}

const leak = 'no-exposed-recipients subscribers.map((subscriber) => subscriber.email)'
const apart = '\nexport function label(rows) {\n  return rows.map((row) => row.name)\n}\n'
const topped = caller.replace("db.js'\n", `db.js'${apart}`)

test('what has nothing to do with a mail may be typed above, below and between', () => {
  const root = tree(mailer)
  const live = open(root)
  expect(found(live, root, 'jobs/news.js', `${caller}${apart}`)).toBe(leak)
  expect(found(live, root, 'jobs/news.js', topped)).toBe(leak)
  expect(found(live, root, 'jobs/news.js', `// Every Monday\n${topped}`)).toBe(leak)
  expect(found(live, root, 'jobs/news.js', topped.replace('  await notify', '  console.log(subscribers.length)\n  await notify'))).toBe(
    leak,
  )
})

test('what is read of a file is noticed wherever it is typed', () => {
  const root = tree(mailer)
  const live = open(root)
  expect(found(live, root, 'jobs/news.js', topped)).toBe(leak)
  expect(found(live, root, 'jobs/news.js', topped.replace('findMany()', 'findMany({ take: 1 })'))).not.toBe(leak)
  expect(found(live, root, 'jobs/news.js', topped)).toBe(leak)
  expect(found(live, root, 'jobs/news.js', topped.replace('const subscribers =', 'let subscribers = []\n  subscribers ='))).toContain('no-')
  const again = `${topped}\nexport const later = () => prisma.guest.findMany().then((all) => notify(all.map((one) => one.email), 'Later'))\n`
  expect(found(live, root, 'jobs/news.js', again)).toBe(`${leak},no-exposed-recipients all.map((one) => one.email)`)
  const silent = topped.replace(
    '  await notify',
    '  // undisclosed-disable-next-line no-exposed-recipients -- they are one team\n  await notify',
  )
  expect(found(live, root, 'jobs/news.js', silent)).toBe('')
  expect(found(live, root, 'jobs/news.js', topped.replace('../lib/mail.js', '../lib/post.js'))).toBe('')
})

test('an edit on the disk is seen under an unsaved text, of files that this text alone asks about, too', () => {
  const root = tree({ ...mailer, 'lib/people.js': "export const people = () => ['ops@shop.example']\n" })
  const live = open(root)
  const typed = topped
    .replace('await prisma.subscriber.findMany()', 'await people()')
    .replace('subscribers.map((subscriber) => subscriber.email)', 'subscribers')
  const text = `import { people } from '../lib/people.js'\n${typed}`
  expect(found(live, root, 'jobs/news.js', text)).toBe('')
  const rows =
    "import { prisma } from './db.js'\nexport const people = async () => (await prisma.subscriber.findMany()).map((one) => one.email)\n"
  writeFileSync(join(root, 'lib/people.js'), rows)
  expect(found(live, root, 'jobs/news.js', text)).toContain('no-exposed-recipients')
  writeFileSync(join(root, 'lib/mail.js'), wrapper('each'))
  expect(found(live, root, 'jobs/news.js', text)).toBe('')
  expect(found(live, root, 'jobs/news.js', `${text}${apart}`)).toBe('')
})

test('what was typed and saved counts for all other files', () => {
  const root = tree(mailer)
  const live = open(root)
  const path = join(root, 'lib/mail.js')
  const kept = `${wrapper('shared')}${apart}`
  expect(found(live, root, 'lib/mail.js', kept)).toBe('')
  writeFileSync(path, `// For all mails\n${kept}`)
  expect(found(live, root, 'jobs/news.js', caller)).toBe(leak)
  expect(found(live, root, 'lib/mail.js', `// For all mails\n// and jobs\n${kept}`)).toBe('')
  expect(found(live, root, 'lib/mail.js', wrapper('each'))).toBe('')
  expect(found(live, root, 'jobs/news.js', topped)).toBe(leak)
  writeFileSync(path, wrapper('each'))
  expect(found(live, root, 'jobs/news.js', topped)).toBe('')
  expect(found(live, root, 'jobs/news.js', caller)).toBe('')
})

test('settings and files that come and go are seen under an unsaved text', () => {
  const root = tree({ ...mailer, 'tsconfig.json': '{ "compilerOptions": { "paths": { "~mail": ["./lib/other.js"] } } }' })
  const live = open(root)
  const text = topped.replace('../lib/mail.js', '~mail')
  expect(found(live, root, 'jobs/news.js', text)).toBe('')
  writeFileSync(join(root, 'tsconfig.json'), '{ "compilerOptions": { "paths": { "~mail": ["./lib/mail.js"] } } }')
  live.check()
  expect(found(live, root, 'jobs/news.js', text)).toBe(leak)
  writeFileSync(join(root, 'lib/more.js'), readFileSync(join(root, 'lib/mail.js')))
  live.check()
  expect(found(live, root, 'jobs/news.js', topped.replace('../lib/mail.js', '../lib/more.js'))).toBe(leak)
})

test('any edits of a wrapper and its caller give what a fresh look gives', () => {
  const root = tree(mailer)
  const random = seeded(5)
  const at = (many: number): number => Math.floor(random() * many)
  const lines = [
    'export const typed = 1',
    'console.log(notify)',
    'if (subscribers) return',
    '// note',
    'notify([to])',
    'const x = (to) => to',
    '',
  ]
  for (const [file, first] of [
    ['jobs/news.js', caller],
    ['lib/mail.js', wrapper('shared')],
  ] as const) {
    const live = open(root)
    let text = first
    for (let step = 0; step < 12; step++) {
      const old = text.split('\n')
      const line = at(old.length)
      if (step % 5 === 4) text = first
      else
        text = [...old.slice(0, line), ...(at(3) > 0 ? [lines[at(lines.length)]!] : []), ...old.slice(line + (at(3) > 0 ? 0 : 1))].join(
          '\n',
        )
      found(live, root, file, text)
      if (at(3) > 0) continue
      writeFileSync(join(root, file), text)
      expect(live.check().findings).toEqual(open(root).check().findings)
    }
  }
})

const guests = `import { Body, Html, Text } from '@react-email/components'

interface Guest {
  name: string
  email: string
}

export function Invite({ guests }: { guests: Guest[] }) {
  return (
    <Html>
      <Body>
        {guests.map((guest) => (
          <Text>{guest.email}</Text>
        ))}
      </Body>
    </Html>
  )
}
`
const guestList = 'no-people-list guest.email'

test('a mail that is a component is read again where what it prints is typed', () => {
  const root = tree({ 'emails/Invite.tsx': guests })
  const live = open(root)
  const file = 'emails/Invite.tsx'
  expect(found(live, root, file, `${guests}${apart}`)).toBe(guestList)
  expect(found(live, root, file, `// For the host\n${guests}${apart}${apart.replace('label', 'names')}`)).toBe(guestList)
  expect(found(live, root, file, `// For the host\n${guests}`.replace('<Body>', '<Body>\n<Text>Hello</Text>'))).toBe(guestList)
  expect(found(live, root, file, guests.replace('{guest.email}', 'one more'))).toBe('')
  // What was none becomes a mail.
  const rows = `${guests}export const Rows = ({ guests }: { guests: Guest[] }) => guests.map((guest) => guest.email)\n`
  expect(found(live, root, file, rows)).toBe(guestList)
  expect(found(live, root, file, rows.replace('=> guest.email', '=> <Html>{guest.name}</Html>'))).toContain(guestList)
  expect(found(live, root, file, guests.replace('<Text>{', '<Text>ann.lee@gmail.com {'))).toContain('no-real-person')
  expect(found(live, root, file, guests)).toBe(guestList)
})

test('any edits of a mail that is a component give what a fresh look gives', () => {
  const root = tree({ 'emails/Invite.tsx': guests })
  const random = seeded(11)
  const at = (many: number): number => Math.floor(random() * many)
  const lines = [
    '// note',
    '<Text>{guests.length}</Text>',
    '{guests[0].name}',
    'export const Note = () => <Html>ann.lee@gmail.com</Html>',
    apart,
    '',
  ]
  const live = open(root)
  let text = guests
  for (let step = 0; step < 40; step++) {
    const old = text.split('\n')
    const line = at(old.length)
    text = step % 6 === 5 ? guests : [...old.slice(0, line), lines[at(lines.length)]!, ...old.slice(line + (at(3) > 0 ? 0 : 1))].join('\n')
    found(live, root, 'emails/Invite.tsx', text)
  }
})

const factsOf = (text: string): FileFacts => lowerProgram(parse('a.js', text).program!, text)

test('facts that were read tell those of another text, wherever they stand in it', () => {
  const text = 'export function send(to) {\n  return to.map((one) => one.email)\n}\n'
  const facts = factsOf(text)
  const all = watched('a.js', facts)
  const some = watched('a.js', facts)
  for (const term of all.facts.terms) expect(term.k).not.toBe('unknown')
  const used = facts.terms.findIndex((term) => term.k === 'field' && term.name === 'email')
  expect(some.facts.terms[used]).toBe(facts.terms[used])
  const alike = (one: typeof all, other: string): boolean => one.wouldReadAlike(factsOf(other), [stretchBetween(text, other)])
  expect([alike(all, `// Here\n${text}`), alike(some, `// Here\n${text}`)]).toEqual([true, true])
  expect([alike(all, `const a = 1\n${text}`), alike(some, `const a = 1\n${text}`)]).toEqual([false, true])
  expect([alike(all, text.replace('(to)', '(to, cc)')), alike(some, text.replace('(to)', '(to, cc)'))]).toEqual([false, true])
  expect([alike(all, text.replace('email', 'name')), alike(some, text.replace('email', 'name'))]).toEqual([false, false])
})

test('words that an edit makes, breaks or moves are seen where the text changed alone', () => {
  const random = seeded(7)
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const words = ['send', 'sendMail', 'Mail', 'a', 'Mail.send', 'ä']
  const piece = (): string => pick(['send', 'Mail', 'sendMail', ' ', '.', '(', 'a', 'ä', '$'])
  let text = Array.from({ length: 12 }, piece).join('')
  for (let turn = 0; turn < 400; turn++) {
    const at = Math.floor(random() * text.length)
    const next = `${text.slice(0, at)}${random() < 0.6 ? piece() : ''}${text.slice(at + Math.floor(random() * 4))}`.slice(0, 60)
    const still = wordsStill(next, text, stretchBetween(text, next))
    for (const word of words)
      expect({ text, next, word, has: still(word, hasWord(text, word)) }).toEqual({
        ...{ text, next, word },
        has: hasWord(next, word),
      })
    text = next
  }
})
