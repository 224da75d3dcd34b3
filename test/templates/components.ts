import type { Row } from './fixtures.js'

const mail = (markup: string): string => `import { Html, Link, Preview, Section, Text } from '@react-email/components'

type Person = { name: string; email: string; phone: string }

export const Mail = ({ users, customers, user }: { users: Person[]; customers: Person[]; user: Person }) => (
  <Html>
    ${markup}
  </Html>
)
`

/** Sends `Mail` to each of the users, with their own record and all of both lists. */
export const sender = `import { Resend } from 'resend'
import { Mail } from './emails/Mail'
import { prisma } from './db'

const resend = new Resend(process.env.RESEND_KEY)

export async function toEach() {
  const users = await prisma.user.findMany()
  const customers = await prisma.customer.findMany()
  for (const user of users) {
    const react = <Mail users={users} customers={customers} user={user} />
    await resend.emails.send({ from: 'news@acme.test', to: user.email, subject: 'News', react })
  }
}
`

const cell = (leaky: readonly string[], safe: readonly string[]) => ({ leaky: leaky.map(mail), safe: safe.map(mail) })

/** Components, a language beside the dialects: `⟦⟧` marks what prints, which the finding or a step of its way must name exactly. */
export const components: Row = {
  'no-people-list': cell(
    [
      '{customers.map((one) => <Text key={one.email}>{one.name} {⟦one.phone⟧}</Text>)}',
      '<Section title={⟦customers.map((one) => one.email).join()⟧} />',
      '<Link href={`mailto:${⟦customers.map(({ email }) => email).join()⟧}`}>Everybody</Link>',
      '<Preview>{⟦JSON.stringify(customers)⟧}</Preview>',
    ],
    ['Hi {user.name}, you are one of {customers.length}', '{customers.map((one) => <Text key={one.email}>{one.name.charAt(0)}</Text>)}'],
  ),
  'no-foreign-data': cell(
    ['<Text>Write to {⟦users[0].email⟧}</Text>', '<Link href={`mailto:${⟦users[0].email⟧},${users[1].email}`}>Both</Link>'],
    ['<Text>{user.name} {user.email}</Text>', '<Text>{users[0] && "You are not alone"}</Text>'],
  ),
  'no-real-person': cell(
    [
      '<Text>Ask ⟦petra.lindqvist@gmail.com⟧ {user.name}</Text>',
      '<Link href="https://acme.test/reset?token=⟦q7Yz2Kp9LmX4vTb8RnW3⟧">Go</Link>',
      '{user.name ? <Text title={`to ${"⟦petra.lindqvist@gmail.com⟧"}`}>Hi</Text> : null}',
    ],
    [
      '<Text>Ask support@acme.com or jane@example.com {user.name}</Text>',
      '<Link href={`https://acme.test/reset?token=${user.name}`}>Go</Link>',
      '<Link href="mailto:petra.lindqvist@gmail.com">Write</Link>',
    ],
  ),
  'no-wide-merge-tag': cell(
    [
      '<Link href={`https://www.facebook.com/sharer/sharer.php?u=https://acme.test/?e=${⟦user.email⟧}`}>Share</Link>',
      '<a href={"https://twitter.com/intent/tweet?url=" + encodeURIComponent(`https://acme.test/?p=${⟦user.phone⟧}`)}>Tweet</a>',
    ],
    [
      '<Link href={`https://acme.test/?e=${user.email}`}>Mine</Link>',
      '<a href={"https://twitter.com/intent/tweet?url=https://acme.test&via=acme"}>Tweet</a> {user.email}',
    ],
  ),
}
