import nodemailer from 'nodemailer'

/** Closes over the transport and the sender. */
export function makeMailer({ url = process.env.SMTP_URL, from = 'bot@forum.example' } = {}) {
  const transport = nodemailer.createTransport(url)
  const send = (to, subject, text = '') => transport.sendMail({ from, to, subject, text })
  return {
    send,
    sendEach: (list, subject, text) => Promise.all(list.map((to) => send(to, subject, text))),
    withSubject: (subject) => (to, text) => send(to, subject, text),
  }
}

export const createDigest = (mailer, people) => ({
  run: () => mailer.send(people, 'Digest', '…'),
})
