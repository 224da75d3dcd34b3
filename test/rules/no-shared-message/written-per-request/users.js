const kue = require('kue')
const User = require('./user-model')
const { transporter, mailOptions } = require('./mailer')

const queue = kue.createQueue()

exports.create = (req, res) =>
  User.create({ email: req.body.email }).then((user) => {
    // expect: no-shared-message
    mailOptions.to = req.body.email
    queue.create('welcome').save()
    res.status(201).json(user)
  })

queue.process('welcome', (job, done) => {
  transporter.sendMail(mailOptions, done)
})

// The job carries its recipient, and the handler writes it and sends in the same turn.
queue.process('reminder', (job, done) => {
  transporter.sendMail({ ...mailOptions, to: job.data.to, subject: 'Reminder' }, done)
})

exports.remind = (req, res) => {
  queue.create('reminder', { to: req.body.email }).save()
  res.sendStatus(204)
}
