const nodemailer = require('nodemailer')
const templates = require('./templates')

const transport = nodemailer.createTransport(process.env.SMTP_URL)
const texts = {
  welcome: { from: 'help@rescue.example', to: '', subject: 'Welcome', html: 'Hello {{name}}' },
}

/** The template itself is filled in: the first person’s name stays in it. */
exports.askForHelp = async (email, name, place) => {
  const message = templates.rescue
  message.to = email
  // expect: no-shared-message
  message.html = message.html.replace('{{name}}', name)
  message.html = message.html.replace('{{place}}', place)
  transport.sendMail(message)
}

exports.welcome = async (email, name) => {
  const message = texts.welcome
  message.to = email
  // expect: no-shared-message
  message.html = message.html.replace('{{name}}', name)
  await transport.sendMail(message)
}

exports.askForHelpOfACopy = async (email, name, place) => {
  const message = { ...templates.adopted }
  message.to = email
  message.html = message.html.replace('{{name}}', name)
  message.html = message.html.replace('{{place}}', place)
  transport.sendMail(message)
}

exports.welcomeByItsText = async (email, name) => {
  const { from, subject, html } = texts.welcome
  await transport.sendMail({ from, to: email, subject, html: html.replace('{{name}}', name) })
}
