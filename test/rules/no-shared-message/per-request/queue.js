const Queue = require('bull')
const express = require('express')
const nodemailer = require('nodemailer')

const app = express()
const queue = new Queue('welcome')
const transporter = nodemailer.createTransport(process.env.SMTP_URL)
const invited = []
let to = ''
let greeting = 'Hello'

app.post('/welcome', (req, res) => {
  // expect: no-shared-message
  to = req.body.email
  queue.add({})
  res.sendStatus(204)
})

app.post('/invite', (req, res) => {
  // expect: no-shared-message
  invited.push(req.body.email)
  queue.add({ invite: true })
  res.sendStatus(204)
})

app.post('/greeting', (req, res) => {
  greeting = 'Good day'
  res.sendStatus(204)
})

queue.process(async (job) => {
  if (job.data.invite) await transporter.sendMail({ from: 'a@shop.example', bcc: invited, subject: 'Invitation', text: greeting })
  else await transporter.sendMail({ from: 'a@shop.example', to, subject: 'Welcome', text: greeting })
})

app.post('/welcome-by-job', (req, res) => {
  queue.add('own', { to: req.body.email })
  res.sendStatus(204)
})

queue.process('own', async (job) => {
  await transporter.sendMail({ from: 'a@shop.example', to: job.data.to, subject: 'Welcome', text: greeting })
})
