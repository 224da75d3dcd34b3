const { google } = require('googleapis')
const { PrismaClient } = require('@prisma/client')

const prisma = new PrismaClient()

/** The usual way to make base64 web-safe by hand. */
function webSafe(text) {
  return Buffer.from(text).toString('base64').replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}

exports.sendToAttendees = async (auth, eventId, subject, body) => {
  const attendees = await prisma.attendee.findMany({ where: { eventId } })
  const gmail = google.gmail({ version: 'v1', auth })
  const to = attendees.map((attendee) => attendee.email).join(', ')
  // expect: no-exposed-recipients
  const lines = ['From: host@party.example', `To: ${to}`, 'Content-Type: text/html', `Subject: ${subject}`, '', body]
  await gmail.users.messages.send({ userId: 'me', requestBody: { raw: webSafe(lines.join('\r\n')) } })

  for (const attendee of attendees) {
    const own = ['From: host@party.example', `To: ${attendee.email}`, `Subject: ${subject}`, '', body]
    await gmail.users.messages.send({ userId: 'me', requestBody: { raw: webSafe(own.join('\r\n')) } })
  }
}
