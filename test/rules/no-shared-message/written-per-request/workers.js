const { Queue, Worker } = require('bullmq')
const { transporter } = require('./mailer')

const queue = new Queue('mail')
const invitation = { from: 'welcome@shop.example', to: '', subject: 'You are invited' }
const receipt = { from: 'shop@shop.example', to: '', subject: 'Your receipt' }

exports.invite = async (req, res) => {
  // expect: no-shared-message
  invitation.to = req.body.email
  await queue.add('invite', {})
  res.sendStatus(202)
}

new Worker('mail', async () => {
  await transporter.sendMail(invitation)
})

// The worker writes it for its own job, and sends before it takes the next one.
new Worker('receipts', async (job) => {
  receipt.to = job.data.email
  await transporter.sendMail(receipt)
})

// A message of this request alone, a little later.
exports.remind = (req, res) => {
  const reminder = { ...receipt, subject: 'Your basket' }
  reminder.to = req.body.email
  setTimeout(() => transporter.sendMail(reminder), 60_000)
  res.sendStatus(202)
}

// A setting that the operator changes is meant for every later mail.
let adminEmail = process.env.ADMIN_EMAIL

exports.settings = (req, res) => {
  adminEmail = req.body.adminEmail
  res.sendStatus(204)
}

setInterval(() => transporter.sendMail({ from: 'shop@shop.example', to: adminEmail, subject: 'Orders of the day' }), 86_400_000)

let lastBuyer = ''

exports.buy = (req, res) => {
  // expect: no-shared-message
  lastBuyer = req.body.email
  res.sendStatus(204)
}

setInterval(() => transporter.sendMail({ from: 'shop@shop.example', to: lastBuyer, subject: 'Your order' }), 60_000)
