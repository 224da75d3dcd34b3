const nodemailer = require('nodemailer')
const { User } = require('./models')

const transporter = nodemailer.createTransport(process.env.SMTP_URL)

exports.remind = async () => {
  const users = await User.find({ due: true }).populate('tasks')
  const lines = []
  for (const user of users) {
    // expect: no-shared-message
    for (const task of user.tasks) lines.push(`<li>${task.title}</li>`)
    await transporter.sendMail({ from: 'tasks@shop.example', to: user.email, subject: 'Due', html: lines.join('') })
  }
}

exports.remindEach = async () => {
  const users = await User.find({ due: true }).populate('tasks')
  for (const user of users) {
    const lines = []
    for (const task of user.tasks) lines.push(`<li>${task.title}</li>`)
    await transporter.sendMail({ from: 'tasks@shop.example', to: user.email, subject: 'Due', html: lines.join('') })
  }
}

exports.statements = async () => {
  const users = await User.find().populate('invoices')
  let html = ''
  users.forEach((user) => {
    // expect: no-shared-message
    html += `<h1>${user.name}</h1>`
    transporter.sendMail({ from: 'billing@shop.example', to: user.email, subject: 'Statement', html })
  })
}

// Emptied before the next.
exports.statementsAnew = async () => {
  const users = await User.find().populate('invoices')
  let html = ''
  for (const user of users) {
    html = '<h1>Statement</h1>'
    html += `<p>${user.name}</p>`
    await transporter.sendMail({ from: 'billing@shop.example', to: user.email, subject: 'Statement', html })
  }
}

// A report to the shop’s own address, after all have been told.
exports.report = async () => {
  const users = await User.find()
  const sent = []
  for (const user of users) {
    await transporter.sendMail({ from: 'billing@shop.example', to: user.email, subject: 'Hello', text: 'Hello' })
    sent.push(user.email)
  }
  await transporter.sendMail({ from: 'billing@shop.example', to: 'office@shop.example', subject: 'Sent', text: sent.join('\n') })
}

exports.invoices = async () => {
  const users = await User.find()
  const attachments = [{ filename: 'terms.pdf', path: './terms.pdf' }]
  for (const user of users) {
    // expect: no-shared-message
    attachments.push({ filename: 'invoice.pdf', path: `./invoices/${user.id}.pdf` })
    await transporter.sendMail({ from: 'billing@shop.example', to: user.email, subject: 'Invoice', text: 'Attached', attachments })
  }
}

exports.invoicesEach = async () => {
  const users = await User.find()
  const terms = { filename: 'terms.pdf', path: './terms.pdf' }
  for (const user of users) {
    const attachments = [terms, { filename: 'invoice.pdf', path: `./invoices/${user.id}.pdf` }]
    await transporter.sendMail({ from: 'billing@shop.example', to: user.email, subject: 'Invoice', text: 'Attached', attachments })
  }
}
