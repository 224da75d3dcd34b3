const { User } = require('./models')
const { sendMail, sendPlain } = require('./mailer')

exports.forgotten = async (id, link) => {
  const user = await User.findById(id)
  await sendMail({ to: user.email, subject: 'Your password', text: link })
}

exports.welcome = async (form) => {
  const user = await User.create({ name: form.name, email: form.email })
  await sendMail({ to: user.email, subject: 'Welcome', text: `Hello ${user.name}` })
}

exports.reminded = async () => {
  const users = await User.find({ dueAt: { $lt: new Date() } })
  // expect: no-exposed-recipients
  await sendPlain({ to: users.map((user) => user.email).join(','), subject: 'Due', text: 'Please return your books.' })
}
