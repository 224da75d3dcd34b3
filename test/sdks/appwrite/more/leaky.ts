import { Client, ID, Messaging, Users } from 'node-appwrite'

const client = new Client().setProject('shop').setKey(process.env.APPWRITE_KEY!)
const messaging = new Messaging(client)
const directory = new Users(client)

export async function oneObject() {
  const { users } = await directory.list()
  await messaging.createEmail({
    messageId: ID.unique(),
    subject: 'March newsletter',
    content: 'What we shipped.',
    // expect: no-exposed-recipients
    users: users.map((user) => user.$id),
  })
}
