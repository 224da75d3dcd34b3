import { broadcast } from './mailer'

export async function announceToSubscribers() {
  const subscribers = await strapi.documents('api::subscriber.subscriber').findMany({ filters: { confirmed: true } })
  await strapi
    .plugin('email')
    .service('email')
    .send({
      from: 'shop@shop.example',
      // expect: no-exposed-recipients
      to: subscribers.map((subscriber) => subscriber.email),
      subject: 'Planned maintenance on Sunday',
      html: '<p>We are offline from 02:00 to 04:00.</p>',
    })
}

async function deliver(to: string[], subject: string, html: string) {
  await strapi.plugin('email').service('email').send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

export async function inviteUsers() {
  const users = await strapi.db.query('plugin::users-permissions.user').findMany({ where: { newsletter: true } })
  await deliver(
    // expect: no-exposed-recipients
    users.map((user) => user.email),
    'Your invitation',
    '<p>Join us for the spring meet-up.</p>',
  )
}

export async function notifyCustomers() {
  const customers = await strapi.entityService.findMany('api::customer.customer')
  await broadcast(
    // expect: no-exposed-recipients
    customers.map((customer) => customer.email),
    'A recall of batch 114',
    '<p>Please stop using it and write to us.</p>',
  )
}
