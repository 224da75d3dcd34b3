const Subscriber = require('./subscriber')
mailer = require('./mailer')

exports.published = (req, res) => {
  Subscriber.find({}).then((subscribers) => {
    addresses = []
    subscribers.forEach((subscriber) => {
      if (addresses.indexOf(subscriber.email) === -1) addresses.push(subscriber.email)
    })
    // expect: no-exposed-recipients
    mailer.deliver(addresses, 'A new post', req.body.html)
    res.end()
  })
}

exports.welcomed = async (req, res) => {
  subscriber = await Subscriber.findById(req.params.id)
  await mailer.deliver(subscriber.email, 'Welcome', '<p>Good to see you</p>')
  res.end()
}
