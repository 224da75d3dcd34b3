const sgMail = require('@sendgrid/mail')
const Student = require('./student')

const message = (to, subject) => ({ to, from: 'campus@uni.example', subject, text: 'See the portal.' })

exports.closed = (req, res, next) => {
  Student.find({ enrolled: true })
    .then((students) => students.map((student) => student.email))
    // expect: no-exposed-recipients
    .then((emails) => sgMail.send(message(emails, 'The campus is closed')))
    .then(() => res.sendStatus(204))
    .catch(next)
}

exports.exam = (req, res, next) => {
  Student.find({ course: req.params.course }, 'email', (err, students) => {
    if (err) return next(err)
    const to = students.map((student) => student.email)
    // expect: no-exposed-recipients
    sgMail.send(message(to, 'The exam has moved')).then(() => res.sendStatus(204), next)
  })
}

exports.grades = (req, res, next) => {
  Student.find({ course: req.params.course })
    .exec()
    .then((students) => Promise.all(students.map((student) => sgMail.send(message(student.email, 'Your grade')))))
    .then(() => res.sendStatus(204))
    .catch(next)
}

exports.password = (req, res, next) => {
  Student.findOne({ email: req.body.email }, (err, student) => {
    if (err || !student) return next(err)
    sgMail.send(message(student.email, 'A new password'), (error) => (error ? next(error) : res.sendStatus(204)))
  })
}

exports.together = async (req, res) => {
  const [students, alumni] = await Promise.all([Student.find({ enrolled: true }), Student.find({ enrolled: false })])
  const all = [...students, ...alumni].map((student) => student.email)
  // expect: no-exposed-recipients
  await sgMail.send(message(all, 'Open day'))
  res.sendStatus(204)
}
