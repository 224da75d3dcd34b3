const mongoose = require('mongoose')
const mailer = require('./mailer')

const User = mongoose.model('User', new mongoose.Schema({ email: String }))

module.exports = function (app) {
  app.digest = async function () {
    const users = await User.find({})
    await mailer.deliver(
      // expect: no-exposed-recipients
      users.map((user) => user.email),
      'Your week',
    )
    for (const user of users) await mailer.deliver(user.email, 'Your week')
  }
}
