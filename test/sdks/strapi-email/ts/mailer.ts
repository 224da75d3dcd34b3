export async function broadcast(to: string[], subject: string, html: string) {
  await strapi.plugin('email').service('email').send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await strapi.plugin('email').service('email').send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}
