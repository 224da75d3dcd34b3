const nodemailer = require('nodemailer')
const { User } = require('./models')

const transporter = nodemailer.createTransport(process.env.SMTP_URL)
const notice = { from: 'jobs@shop.example', subject: 'Done: %job%', html: '<p>Your job %job% is done.</p>' }

// The first job’s name is all that later notices ever say.
exports.tell = (job) =>
  new Promise((resolve, reject) => {
    User.findById(job.user).then((user) => {
      notice.to = user.email
      // expect: no-shared-message
      notice.html = notice.html.replace('%job%', job.name)
      transporter.sendMail(notice, (error) => (error ? reject(error) : resolve()))
    })
  })

exports.tellAnew = (job) =>
  new Promise((resolve, reject) => {
    User.findById(job.user).then((user) => {
      const own = { ...notice, to: user.email, html: notice.html.replace('%job%', job.name) }
      transporter.sendMail(own, (error) => (error ? reject(error) : resolve()))
    })
  })

// Written in full and sent at once.
exports.confirm = (user) => {
  notice.to = user.email
  notice.subject = 'Confirm your address'
  notice.html = `<a href="https://shop.example/confirm/${user.code}">Confirm</a>`
  transporter.sendMail(notice, () => undefined)
}
