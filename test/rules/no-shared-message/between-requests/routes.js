const express = require('express')
const Queue = require('bull')
const nodemailer = require('nodemailer')

const router = express.Router()
const queue = new Queue('mail')
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'a@shop.example'

let otp
let currentUser
let order
let code
let settings = { from }

router.post('/code', async (req, res) => {
  // expect: no-shared-message
  otp = Math.floor(Math.random() * 10000)
  await transport.sendMail({ from, to: req.body.email, subject: 'Code', text: `Your code is ${otp}` })
  res.end()
})

/** Whoever asks again gets the code of whoever asked last. */
router.post('/code/again', async (req, res) => {
  await transport.sendMail({ from, to: req.body.email, subject: 'Code', text: `Your code is ${otp}` })
  res.end()
})

exports.remember = (req, res, next) => {
  // expect: no-shared-message
  currentUser = req.user
  next()
}

exports.invoice = async (req, res) => {
  await transport.sendMail({ from, to: currentUser.email, subject: 'Invoice', text: `Dear ${currentUser.name}` })
  res.end()
}

exports.own = async (req, res) => {
  await transport.sendMail({ from, to: req.user.email, subject: 'Invoice', text: `Dear ${req.user.name}` })
  res.end()
}

exports.order = async (req, res) => {
  // expect: no-shared-message
  order = req.body
  // expect: no-shared-message
  code = Math.random().toString(36)
  await queue.add({ email: req.body.email })
  res.end()
}

queue.process(async () => {
  await transport.sendMail({ from, to: order.email, subject: 'Order', text: `${order.name}, your code is ${code}` })
})

exports.configure = (req, res) => {
  settings = req.body
  res.end()
}

/** The job brings who it is for; what was set for all is meant to last. */
queue.process('own', async (job) => {
  await transport.sendMail({ from: settings.from, to: job.data.email, subject: settings.subject, text: job.data.text })
})
