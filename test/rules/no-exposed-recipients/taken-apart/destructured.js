const { createTransport } = require('nodemailer')
const { pool } = require('./pool')

const transport = createTransport(process.env.SMTP_URL)

const send = ({ to, cc = [], subject, ...rest }) => transport.sendMail({ from: 'zoo@zoo.example', to, cc, subject, ...rest })

const sendTo = ({ recipients: { to, hidden } }, { subject, text }) => transport.sendMail({ from: 'zoo@zoo.example', to, bcc: hidden, subject, text })

const sendRest = (subject, ...addresses) => transport.sendMail({ from: 'zoo@zoo.example', to: addresses, subject, text: '…' })

async function newborn() {
  const [godparents] = await pool.query('SELECT email FROM godparents')
  const emails = godparents.map(({ email }) => email)
  // expect: no-exposed-recipients
  await send({ to: emails, subject: 'A newborn', text: 'Come and see.' })
  await send({ to: 'zoo@zoo.example', bcc: emails, subject: 'A newborn', text: 'Come and see.' })
  // expect: no-exposed-recipients
  await sendTo({ recipients: { to: emails } }, { subject: 'A newborn', text: '…' })
  await sendTo({ recipients: { to: 'zoo@zoo.example', hidden: emails } }, { subject: 'A newborn', text: '…' })
  // expect: no-exposed-recipients
  await sendRest('A newborn', ...emails)
  await sendRest('A newborn', emails[0])
}

async function feeding() {
  const [[first], [second]] = await Promise.all([pool.query('SELECT email FROM godparents LIMIT 1'), pool.query('SELECT email FROM keepers LIMIT 1')])
  const { email: to } = first[0]
  await send({ to, subject: 'Feeding time', text: '…' })
  await send({ to: second[0].email, subject: 'Feeding time', text: '…' })
}

async function computed() {
  const [godparents] = await pool.query('SELECT email FROM godparents')
  const field = 'to'
  await transport.sendMail({
    from: 'zoo@zoo.example',
    // expect: no-exposed-recipients
    [field]: godparents.map(({ email }) => email),
    subject: 'Visit us',
  })
  const hidden = 'bcc'
  await transport.sendMail({ from: 'zoo@zoo.example', [hidden]: godparents.map(({ email }) => email), subject: 'Visit us' })
}

module.exports = { newborn, feeding, computed }
