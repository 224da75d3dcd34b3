const { google } = require('googleapis')
const Subscriber = require('./subscriber')

function makeBody(to, from, subject, message) {
  const lines = [
    'Content-Type: text/plain; charset="UTF-8"\n',
    'MIME-Version: 1.0\n',
    'to: ',
    to,
    '\n',
    'from: ',
    from,
    '\n',
    'subject: ',
    subject,
    '\n\n',
    message,
  ].join('')
  return Buffer.from(lines).toString('base64').replace(/\+/g, '-').replace(/\//g, '_')
}

exports.toAll = async (auth, subject, message) => {
  const gmail = google.gmail({ version: 'v1', auth })
  const subscribers = await Subscriber.find({ active: true })
  // expect: no-exposed-recipients
  const raw = makeBody(subscribers.map((one) => one.email).join(','), 'me', subject, message)
  await gmail.users.messages.send({ userId: 'me', resource: { raw } })
}

exports.toEach = async (auth, subject, message) => {
  const gmail = google.gmail({ version: 'v1', auth })
  const subscribers = await Subscriber.find({ active: true })
  for (const subscriber of subscribers) {
    const raw = makeBody(subscriber.email, 'me', subject, message)
    await gmail.users.messages.send({ userId: 'me', resource: { raw } })
  }
}
