const nodemailer = require('nodemailer')
const { Student } = require('./models')

class Notices {
  static async opened(students, course) {
    const mailOptions = {
      from: 'school@school.example',
      to: students.map((student) => student.email).join(', '),
      subject: `${course} has started`,
      html: '<p>Sign in to take part.</p>',
    }
    return this.deliver(mailOptions)
  }

  static async openedForEach(students, course) {
    for (const { email } of students) await this.deliver({ to: email, subject: `${course} has started`, html: '<p>Sign in.</p>' })
  }

  /** In a static method, `this` is the class. */
  static async deliver(mailOptions) {
    const transport = nodemailer.createTransport({ host: 'smtp.school.example' })
    return transport.sendMail(mailOptions)
  }
}

exports.start = async (req, res) => {
  const students = await Student.find({ course: req.params.id })
  // expect: no-exposed-recipients
  await Notices.opened(students, 'Physics')
  await Notices.openedForEach(students, 'Physics')
  res.end()
}
