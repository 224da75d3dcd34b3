const mailchimp = require('@mailchimp/mailchimp_transactional')(process.env.MANDRILL_KEY)
const Customer = require('./customer')

exports.newsletter = async (html) => {
  const customers = await Customer.find({ newsletter: true })
  await mailchimp.messages.send({
    message: {
      from_email: 'news@gym.example',
      to: customers.map((customer) => ({ email: customer.email, name: customer.name, type: 'to' })),
      preserve_recipients: false,
      subject: 'News',
      html,
    },
  })
}

exports.closed = async (html) => {
  const customers = await Customer.find({ newsletter: true })
  await mailchimp.messages.send({
    message: {
      from_email: 'news@gym.example',
      // expect: no-exposed-recipients
      to: customers.map((customer) => ({ email: customer.email, type: 'to' })),
      preserve_recipients: true,
      subject: 'Closed on Monday',
      html,
    },
  })
}
