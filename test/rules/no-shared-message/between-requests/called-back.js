const nodemailer = require('nodemailer')
const User = require('./user')

const transport = nodemailer.createTransport(process.env.SMTP_URL)

let link = ''

exports.forgot = (req, res) => {
  User.findOne({ email: req.body.email }, (error, user) => {
    // expect: no-shared-message
    link = `https://shop.example/reset/${user.resetToken}`
    transport.verify().then(() => {
      transport.sendMail({ from: 'a@shop.example', to: user.email, subject: 'Reset', html: `<a href="${link}">Reset</a>` })
      res.end()
    })
  })
}

exports.forgotten = (req, res) => {
  User.findOne({ email: req.body.email }, (error, user) => {
    const own = `https://shop.example/reset/${user.resetToken}`
    transport.verify().then(() => {
      transport.sendMail({ from: 'a@shop.example', to: user.email, subject: 'Reset', html: `<a href="${own}">Reset</a>` })
      res.end()
    })
  })
}

let sent = ''

/** Written and read before anybody else can come in. */
exports.atOnce = (req, res) => {
  sent = `https://shop.example/welcome/${req.body.name}`
  transport.sendMail({ from: 'a@shop.example', to: req.body.email, subject: 'Welcome', html: `<a href="${sent}">Welcome</a>` })
  res.end()
}

/** How many there are is nobody’s datum. */
exports.join = async (req, res) => {
  memberCount = await User.countDocuments({ club: req.body.club })
  await transport.verify()
  await transport.sendMail({ from: 'a@shop.example', to: req.body.email, subject: 'Welcome', html: `You are number ${memberCount}` })
  res.end()
}
