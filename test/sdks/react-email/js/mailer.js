const React = require('react')
const { render } = require('@react-email/render')
const { Resend } = require('resend')
const { Plain } = require('./templates')

const resend = new Resend(process.env.RESEND_API_KEY)

async function broadcast(to, title) {
  const html = await render(React.createElement(Plain, { title }))
  await resend.emails.send({ from: 'shop@shop.example', to, subject: title, html })
}

async function sendOne(to, title) {
  const html = await render(React.createElement(Plain, { title }))
  await resend.emails.send({ from: 'shop@shop.example', to, subject: title, html })
}

module.exports = { broadcast, sendOne }
