const sgMail = require('@sendgrid/mail')
const Pupil = require('./models/pupil')
const Classroom = require('./models/classroom')

const from = 'office@school.example'

/** The parents of one pupil live together, more or less. */
exports.absent = async (id) => {
  const pupil = await Pupil.findById(id).populate('parents')
  // expect-possible: no-exposed-recipients
  await sgMail.send({ from, to: pupil.parents.map((parent) => parent.email), subject: `${pupil.name} was not here today`, text: 'Call us.' })
}

exports.absences = async (day) => {
  const pupils = await Pupil.find({ absent: day }).populate('parents')
  for (const pupil of pupils) {
    const to = []
    for (const parent of pupil.parents) to.push(parent.email)
    // expect-possible: no-exposed-recipients
    await sgMail.send({ from, to, subject: `${pupil.name} was not here today`, text: 'Call us.' })
  }
}

/** Those of a whole year do not. */
exports.trip = async (year) => {
  const pupils = await Pupil.find({ year }).populate('parents')
  const to = []
  for (const pupil of pupils) {
    for (const parent of pupil.parents) to.push(parent.email)
  }
  // expect: no-exposed-recipients
  await sgMail.send({ from, to, subject: 'The trip', text: 'Bring a lunch.' })
}

exports.evening = async (id) => {
  const room = await Classroom.findById(id).populate('parents')
  // expect: no-exposed-recipients
  await sgMail.send({ from, to: room.parents.map((parent) => parent.email), subject: 'Parents’ evening', text: 'At seven.' })
}
