import Database from 'better-sqlite3'
import mailjet from 'node-mailjet'

const db = new Database('hall.db')
const client = mailjet.apiConnect(process.env.MAILJET_KEY, process.env.MAILJET_SECRET)

export async function closed() {
  const students = db.prepare('SELECT email, name FROM students WHERE active = 1').all()
  await client.post('send', { version: 'v3.1' }).request({
    Messages: [
      {
        From: { Email: 'dance@hall.example' },
        // expect: no-exposed-recipients
        To: students.map((student) => ({ Email: student.email, Name: student.name })),
        Subject: 'Closed',
        TextPart: 'Until Monday.',
      },
    ],
  })
}

export async function open() {
  const students = db.prepare('SELECT email, name FROM students WHERE active = 1').all()
  await client.post('send', { version: 'v3.1' }).request({
    Messages: students.map((student) => ({
      From: { Email: 'dance@hall.example' },
      To: [{ Email: student.email, Name: student.name }],
      Subject: 'Open again',
      TextPart: 'See you.',
    })),
  })
}
