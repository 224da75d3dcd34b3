const { Client, ID, Messaging, Query, Users } = require('node-appwrite')

const client = new Client().setProject('shop').setKey(process.env.APPWRITE_KEY)
const messaging = new Messaging(client)
const directory = new Users(client)

async function broadcast(to, subject, html) {
  await messaging.createEmail(ID.unique(), subject, html, [], to)
}

async function sendOne(to, subject, html) {
  await messaging.createEmail(ID.unique(), subject, html, [], [to])
}

module.exports = { broadcast, sendOne }
