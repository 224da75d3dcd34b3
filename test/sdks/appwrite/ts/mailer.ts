import { Client, ID, Messaging, Query, Users } from 'node-appwrite'

const client = new Client().setProject('shop').setKey(process.env.APPWRITE_KEY!)
const messaging = new Messaging(client)
const directory = new Users(client)

export async function broadcast(to: string[], subject: string, html: string) {
  await messaging.createEmail(ID.unique(), subject, html, [], to)
}

export async function sendOne(to: string, subject: string, html: string) {
  await messaging.createEmail(ID.unique(), subject, html, [], [to])
}
