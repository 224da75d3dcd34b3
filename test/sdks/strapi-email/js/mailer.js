async function broadcast(to, subject, html) {
  await strapi.plugins['email'].services.email.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

async function sendOne(to, subject, html) {
  await strapi.plugins['email'].services.email.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

module.exports = { broadcast, sendOne }
