const sgMail = require('@sendgrid/mail')
const Pupil = require('./pupil')

exports.markChanged = async (year, mark) => {
  const pupils = await Pupil.find({ year })
  for (const pupil of pupils) {
    await sgMail.send({
      from: 'office@school.example',
      to: pupil.parentEmails,
      subject: 'A mark was changed',
      text: `By ${mark}.`,
    })
  }
}

exports.schoolClosed = async (year) => {
  const pupils = await Pupil.find({ year })
  await sgMail.send({
    from: 'office@school.example',
    // expect: no-exposed-recipients
    to: pupils.map((pupil) => pupil.parentEmail),
    subject: 'No school today',
    text: 'The heating is broken.',
  })
}
