const nodemailer = require('nodemailer')

const transport = nodemailer.createTransport(process.env.SMTP_URL)

exports.broadcast = async (req, res) => {
  const { to, subject, text } = req.body
  await transport.sendMail({ from: 'club@app.example', to, subject, text })
  res.end()
}

exports.welcome = async (req, res) => {
  await transport.sendMail({ from: 'club@app.example', to: req.body.to, subject: 'Welcome', text: 'Good that you are here' })
  res.end()
}

exports.remind = async (req, res) => {
  await transport.sendMail({ from: 'club@app.example', to: req.body.to, subject: 'Your fee', text: req.body.text })
  res.end()
}
