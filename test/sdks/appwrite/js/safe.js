/** People are named by id. The provider set in the console decides; a finding here is likely, not certain. */
const { Client, ID, Messaging, Query, Users } = require('node-appwrite')
const { sendOne } = require('./mailer')

const client = new Client().setProject('shop').setKey(process.env.APPWRITE_KEY)
const messaging = new Messaging(client)
const directory = new Users(client)

async function announceToUsers() {
  const users = (await directory.list([Query.equal('labels', 'newsletter')])).users
  for (const user of users) {
    await messaging.createEmail(ID.unique(), 'The waitlist is open', '<p>You can sign up now.</p>', [], [user.$id])
  }
}

async function deliver(to, subject, html) {
  await messaging.createEmail(ID.unique(), subject, html, [], [to])
}

async function inviteMembers() {
  const members = (await directory.list()).users
  await Promise.all(members.map((member) => deliver(member.$id, 'New terms of service', '<p>They apply from June on.</p>')))
}

async function notifyCustomers() {
  const customers = (await directory.list([Query.limit(100)])).users
  for (const customer of customers) {
    await sendOne(customer.$id, 'Thank you for a great year', '<p>Here is a voucher.</p>')
  }
}

async function copyAsBcc() {
  const users = (await directory.list([Query.equal('labels', 'newsletter')])).users
  await messaging.createEmail(
    ID.unique(),
    'New terms of service',
    '<p>They apply from June on.</p>',
    [],
    [],
    [],
    [],
    users.map((user) => user.$id),
  )
}

module.exports = { announceToUsers, inviteMembers, notifyCustomers, copyAsBcc }
