import { Client, ID, Messaging, Users } from 'node-appwrite'

const client = new Client().setEndpoint(process.env.APPWRITE_URL!).setProject('shop').setKey(process.env.APPWRITE_KEY!)
const messaging = new Messaging(client)

export async function toSubject(subject: string, content: string) {
  await messaging.createEmail(ID.unique(), subject, content, ['newsletter'])
}

export async function toOne(userId: string, subject: string, content: string) {
  await messaging.createEmail(ID.unique(), subject, content, [], [userId])
}

export async function hidden(subject: string, content: string) {
  const { users } = await new Users(client).list()
  const ids = users.map((user) => user.$id)
  await messaging.createEmail(ID.unique(), subject, content, [], [], [], [], ids)
}

/** Users are the fifth argument, hidden copies the eighth. */
export async function shown(subject: string, content: string) {
  const { users } = await new Users(client).list()
  // expect: no-exposed-recipients
  await messaging.createEmail(ID.unique(), subject, content, [], users.map((user) => user.$id))
}
