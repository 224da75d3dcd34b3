import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analyze, type AnalyzeOptions } from '@undisclosed/core'
import { createProject } from '@undisclosed/project'
import { tree } from '../project/tree.harness.js'

const from = "from '@react-email/components'"
const part = (field: string): string => `import { Text } ${from}\nexport const Row = ({ one }) => <Text>{one.${field}}</Text>\n`
const roster = `import { Html } ${from}
import { Row } from './Row'
export default ({ guests }) => <Html>{guests.map((one) => <Row one={one} />)}</Html>
`

test('what a component was found to print is asked again where a part of it has changed', () => {
  const root = tree({
    'Roster.tsx': roster,
    'Row.tsx': part('email'),
    'Note.tsx': `import { Html } ${from}\nexport const x = () => <Html />\n`,
  })
  const componentMemory = new WeakMap()
  const told = (memory: NonNullable<AnalyzeOptions['componentMemory']> = componentMemory): string[] =>
    analyze(createProject({ root, remembered }), { componentMemory: memory }).findings.map(({ file, message }) => `${file} ${message}`)
  const remembered = new Map()
  expect(told()).toEqual(['Row.tsx Every reader gets “email” of all “guests”. Render one copy per person with their own data only.'])
  expect(told()).toEqual(told(new WeakMap()))
  writeFileSync(join(root, 'Row.tsx'), part('id'))
  expect(told()).toEqual([])
  writeFileSync(join(root, 'Row.tsx'), part('phone'))
  expect(told()).toEqual(told(new WeakMap()))
  expect(told()).toHaveLength(1)
})

test.each([
  ['jsx-email', 'import { Html, Text } from "jsx-email"', '<Html>', '</Html>'],
  ['mjml-react', 'import { Mjml, MjmlText as Text } from "@faire/mjml-react"', '<Mjml>', '</Mjml>'],
  ['react-email', 'import { Html, Text } from "react-email"', '<Html>', '</Html>'],
  ['a typed list', `import { Html, Text } ${from}\ntype P = { items: Member[] }\ninterface Member { phone: string }`, '<Html>', '</Html>'],
  ['a package of the project', 'import { Html, Text } from "./ui"', '<Html>', '</Html>'],
])('mails of %s are judged by themselves', (_, imports, open, close) => {
  const [list, type, name] = imports.includes('items') ? ['items', ': P', 'Mail.tsx'] : ['members', '', 'Mail.jsx']
  const mail = `${imports}\nexport const Mail = ({ ${list} }${type}) => ${open}{${list}.map((m) => <Text>{m.phone}</Text>)}${close}\n`
  const root = tree({ [name]: mail, 'ui.js': `export { Html, Text } ${from}\n` })
  const { findings } = analyze(createProject({ root }))
  expect(findings.map(({ file, span }) => `${file} ${mail.slice(...span)}`)).toEqual([`${name} m.phone`])
})

test.each([
  ['a page', 'import { Html } from "@acme/ui"\nexport const Page = ({ users }) => <Html>{users.map((u) => <p>{u.email}</p>)}</Html>\n'],
  ['a part', `import { Text } ${from}\nexport const Part = ({ users }) => <b>{users.map((u) => <Text>{u.email}</Text>)}</b>\n`],
  [
    'a preview of a mail',
    `import { Html } ${from}\nexport const Mail = ({ user }) => <Html>{user.email}</Html>\nMail.PreviewProps = { user: { email: 'petra.lindqvist@gmail.com' } }\n`,
  ],
  ['a sample', `import { Html } ${from}\nexport const Mail = ({ to = 'petra.lindqvist@gmail.com' }) => <Html>{to}</Html>\n`],
])('%s says nothing', (_, text) => {
  const { findings } = analyze(createProject({ root: tree({ 'Mail.jsx': text }) }))
  expect(findings).toEqual([])
})

test('--explain lists whatever a component prints, with its place and owner', () => {
  const invite = `import { Button, Html, Img, Preview, Text } ${from}

const site = process.env.SITE_URL ? \`https://\${process.env.SITE_URL}\` : ''

export const Invite = ({ host, guest, guests, link, size }) => {
  const preview = \`\${host.name} invites you\`
  return (
    <Html>
      <Preview>{preview}</Preview>
      <Img src={\`\${site}/logo.png\`} width={size} alt="Logo" />
      <Text>Dear {guest.name}, {guests.length} people come{guests.length > 3 && <b>, among them {guests[0].email}</b>}.</Text>
      <Button href={link}>{'Come'}</Button>
      <Text>{new Date().getFullYear()}</Text>
    </Html>
  )
}
`
  const lines: string[] = []
  const root = tree({ 'emails/Invite.tsx': invite })
  analyze(createProject({ root }), { onExplain: (line) => void lines.push(line) })
  expect(lines).toEqual([
    'emails/Invite.tsx jsx html, read by the parser, 7 interpolations',
    '  6:22 host.name → host.name → text: of `host`',
    '  10:20 site → url: nobody’s',
    '  11:19 guest.name → guest.name → text: of `guest`',
    '  11:33 guests.length → guests.length → text: of `guests`',
    '  11:98 guests[0].email → guests[0].email → text: contact data of one of `guests` by position',
    '  12:21 link → link → text: of the mail',
    '  13:14 new Date().getFullYear() → text: nobody’s',
    '  → no-foreign-data (likely) at emails/Invite.tsx:11: “guests[0].email” is the same person for every reader. Print the data of the person who gets this copy.',
  ])
})
