const nodemailer = require('nodemailer')
const { Member, Owner } = require('./models')

const transport = nodemailer.createTransport({ host: 'smtp.club.example' })

/** Makes one string of whatever list it is given. */
function deliver(recipients, subject) {
  let to = ''
  for (const index in recipients) {
    if (to !== '') to += ','
    to += recipients[index]
  }
  return transport.sendMail({ to, subject, text: 'See the plan.' })
}

exports.tellOwner = async () => {
  const owner = await Owner.findOne({ primary: true })
  await deliver([owner.email], 'The plan is out')
}

exports.tellMembers = async () => {
  const members = await Member.find({ active: true })
  await deliver(
    // expect: no-exposed-recipients
    members.map((member) => member.email),
    'The plan is out',
  )
}
