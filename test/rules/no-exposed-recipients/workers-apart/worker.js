const kue = require('kue')
const Bull = require('bull')
const nodemailer = require('nodemailer')

const jobs = kue.createQueue()
const mails = new Bull('mails', process.env.REDIS_URL)
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'rail@train.example'

jobs.process('delay email', (job, done) => {
  transport.sendMail({ from, to: job.data.to, subject: job.data.title, text: '…' }, done)
})

jobs.process('cancel email', (job, done) => {
  transport.sendMail({ from, to: job.data.to, subject: 'Cancelled', text: '…' }, done)
})

mails.process(async (job) => {
  const { addresses, subject } = job.data
  await transport.sendMail({ from, to: addresses, subject, text: '…' })
})
