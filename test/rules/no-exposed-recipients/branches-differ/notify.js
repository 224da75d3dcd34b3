import formData from 'form-data'
import Mailgun from 'mailgun.js'

const mg = new Mailgun(formData).client({ username: 'api', key: process.env.MAILGUN_KEY })
const DOMAIN = 'mg.library.example'

export async function notify(readers, { subject, text, personal }) {
  if (personal) {
    await Promise.all(
      readers.map((reader) => mg.messages.create(DOMAIN, { from: 'desk@library.example', to: reader.email, subject, text: `Dear ${reader.name}, ${text}` })),
    )
    return
  }
  const list = readers.map((reader) => reader.email)
  await mg.messages.create(DOMAIN, { from: 'desk@library.example', to: list, subject, text })
}

export async function notifyQuietly(readers, { subject, text, personal }) {
  if (personal) {
    for (const reader of readers) await mg.messages.create(DOMAIN, { from: 'desk@library.example', to: [reader.email], subject, text })
  } else {
    await mg.messages.create(DOMAIN, { from: 'desk@library.example', to: 'desk@library.example', bcc: readers.map((r) => r.email), subject, text })
  }
}
