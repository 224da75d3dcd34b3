const nodemailer = require('nodemailer')
// Published by the platform team; the package is not in this repository.
const Member = require('@club/models/member')

const transport = nodemailer.createTransport({ host: 'smtp.club.example' })

exports.expire = async () => {
  const members = await Member.find({ expired: true })
  for (let at = 0; at < members.length; at++) {
    const text = `Choose a new password: https://club.example/reset/${members[at].resetToken}`
    await transport.sendMail({ to: members[at].email, subject: 'Your password', text })
  }
}

exports.expireAll = async () => {
  const members = await Member.find({ expired: true })
  for (let at = 0; at < members.length; at++) {
    // expect: no-foreign-data
    await transport.sendMail({ to: members[at].email, subject: 'Your password', text: `https://club.example/reset/${members[0].resetToken}` })
  }
}

exports.santa = async () => {
  const members = await Member.find({ event: 'santa' })
  const text = members.map((member) => `${member.name} <${member.email}>: ${member.wish}`).join('\n')
  for (const member of members) {
    // expect: no-foreign-data
    await transport.sendMail({ to: member.email, subject: 'Secret Santa', text })
  }
}
