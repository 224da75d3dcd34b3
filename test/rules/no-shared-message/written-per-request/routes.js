const express = require('express')
const { transporter } = require('./mailer')

const app = express()
let email
let greeting = ''
let contactEmail = 'shop@shop.example'

app.post('/codes', (req, res) => {
  // expect: no-shared-message
  email = req.body.email
  greeting = req.body.greeting
  contactEmail = req.body.contactEmail
  res.sendStatus(204)
})

app.post('/codes/again', async (req, res) => {
  await transporter.sendMail({ from: 'shop@shop.example', to: email, subject: 'Your code', text: 'Once more.' })
  res.sendStatus(204)
})

// Each of these writes to whom it was asked to write.
app.post('/codes/mine', async (req, res) => {
  await transporter.sendMail({ from: 'shop@shop.example', to: req.body.email, subject: 'Your code', text: greeting })
  res.sendStatus(204)
})

let asked

exports.ask = async (req, res) => {
  asked = req.body.email
  await transporter.sendMail({ from: 'shop@shop.example', to: asked, subject: 'A question', text: 'Did all arrive?' })
  res.sendStatus(204)
}

// A setting of the shop.
app.post('/contact', async (req, res) => {
  await transporter.sendMail({ from: 'shop@shop.example', to: contactEmail, subject: 'A question', text: req.body.question })
  res.sendStatus(204)
})
