const nodemailer = require('nodemailer')
const Berth = require('./berth')

const transport = nodemailer.createTransport(process.env.SMTP_URL)

async function post(to, subject, text, options = {}) {
  const message = { from: 'harbour@quay.example', to, subject, text }
  if (options.bcc) message.bcc = options.bcc
  await transport.sendMail(message)
}

exports.stormWarning = async () => {
  const skippers = (await Berth.find({ occupied: true })).map((berth) => berth.email)
  // expect: no-exposed-recipients
  await post(skippers[0], 'Storm', 'Double your lines.', { bcc: skippers.length > 1 ? skippers.slice(1) : undefined })
}

exports.dredging = async () => {
  const skippers = (await Berth.find({ occupied: true })).map((berth) => berth.email)
  await transport.sendMail({
    from: 'harbour@quay.example',
    // expect: no-exposed-recipients
    to: skippers[0],
    bcc: skippers.join(', '),
    subject: 'Dredging',
    text: 'The east basin is closed.',
  })
}

exports.feesDue = async () => {
  const skippers = (await Berth.find({ occupied: true })).map((berth) => berth.email)
  await transport.sendMail({
    from: 'harbour@quay.example',
    to: 'harbour@quay.example',
    bcc: skippers,
    subject: 'Fees',
    text: 'Fees are due.',
  })
}

exports.moved = async (berthId) => {
  const berth = await Berth.findById(berthId)
  const neighbours = await Berth.find({ pier: berth.pier })
  await transport.sendMail({
    from: 'harbour@quay.example',
    to: process.env.HARBOUR_MASTER,
    bcc: neighbours.map(({ email }) => email),
    subject: 'A boat has moved',
    text: 'See the plan.',
  })
}

exports.longest = async () => {
  const berths = await Berth.find({ occupied: true })
  await transport.sendMail({ from: 'harbour@quay.example', to: berths[0].email, subject: 'The longest berth', text: 'It is yours.' })
}

exports.crane = async () => {
  const admins = await Berth.db.model('Staff').find({ role: 'admin' })
  await transport.sendMail({
    from: 'harbour@quay.example',
    to: admins[0].email,
    bcc: admins.slice(1).map((admin) => admin.email),
    subject: 'The crane is out of order',
    text: 'Again.',
  })
}
