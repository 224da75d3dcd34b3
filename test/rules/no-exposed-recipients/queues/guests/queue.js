const Queue = require('bull')
const nodemailer = require('nodemailer')

const mailQueue = new Queue('mail')
const transport = nodemailer.createTransport({ host: 'smtp.shop.example' })

mailQueue.process(async (job) => {
  const { to, subject, html } = job.data
  await transport.sendMail({ to, subject, html })
})

module.exports = mailQueue
