/** People are named by id. The provider set in the console decides; a finding here is likely, not certain. */
import { Client, ID, Messaging, Query, Users } from 'node-appwrite'
import { broadcast } from './mailer'

const client = new Client().setProject('shop').setKey(process.env.APPWRITE_KEY!)
const messaging = new Messaging(client)
const directory = new Users(client)

export async function announceToUsers() {
  const users = (await directory.list([Query.equal('labels', 'newsletter')])).users
  await messaging.createEmail(
    ID.unique(),
    'The waitlist is open',
    '<p>You can sign up now.</p>',
    [],
    // expect: no-exposed-recipients
    users.map((user) => user.$id),
  )
}

async function deliver(to: string[], subject: string, html: string) {
  await messaging.createEmail(ID.unique(), subject, html, [], to)
}

export async function inviteMembers() {
  const members = (await directory.list()).users
  await deliver(
    // expect: no-exposed-recipients
    members.map((member) => member.$id),
    'New terms of service',
    '<p>They apply from June on.</p>',
  )
}

export async function notifyCustomers() {
  const customers = (await directory.list([Query.limit(100)])).users
  await broadcast(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.$id),
    'Thank you for a great year',
    '<p>Here is a voucher.</p>',
  )
}
