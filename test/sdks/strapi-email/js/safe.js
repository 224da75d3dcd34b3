const { sendOne } = require('./mailer')

async function announceToSubscribers() {
  const subscribers = await strapi.documents('api::subscriber.subscriber').findMany({ filters: { confirmed: true } })
  for (const subscriber of subscribers) {
    await strapi.plugins['email'].services.email.send({
      from: 'shop@shop.example',
      to: subscriber.email,
      subject: 'Planned maintenance on Sunday',
      html: '<p>We are offline from 02:00 to 04:00.</p>',
    })
  }
}

async function deliver(to, subject, html) {
  await strapi.plugins['email'].services.email.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

async function inviteUsers() {
  const users = await strapi.db.query('plugin::users-permissions.user').findMany({ where: { newsletter: true } })
  await Promise.all(users.map((user) => deliver(user.email, 'Your invitation', '<p>Join us for the spring meet-up.</p>')))
}

async function notifyCustomers() {
  const customers = await strapi.entityService.findMany('api::customer.customer')
  for (const customer of customers) {
    await sendOne(customer.email, 'A recall of batch 114', '<p>Please stop using it and write to us.</p>')
  }
}

async function copyToSubscribers() {
  const subscribers = await strapi.documents('api::subscriber.subscriber').findMany({ filters: { confirmed: true } })
  await strapi.plugins['email'].services.email.send({
    from: 'shop@shop.example',
    to: 'team@shop.example',
    bcc: subscribers.map((subscriber) => subscriber.email),
    subject: 'Planned maintenance on Sunday',
    html: '<p>We are offline from 02:00 to 04:00.</p>',
  })
}

module.exports = { announceToSubscribers, inviteUsers, notifyCustomers, copyToSubscribers }
