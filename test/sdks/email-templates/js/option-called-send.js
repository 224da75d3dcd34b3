const Email = require('email-templates')
const mongoose = require('mongoose')

const User = mongoose.model('User', new mongoose.Schema({ email: String, weekly: Boolean }))
const send = process.env.NODE_ENV === 'production'

/** Whether anything leaves at all is an option of the method's own name. */
function mailer(transport) {
  return new Email({ message: { from: 'shop@shop.example' }, send, transport })
}

exports.weekly = async (transport) => {
  const users = await User.find({ weekly: true })
  await mailer(transport).send({
    template: 'weekly',
    // expect: no-exposed-recipients
    message: { to: users.map((user) => user.email) },
  })
  for (const user of users) await mailer(transport).send({ template: 'weekly', message: { to: user.email } })
}
