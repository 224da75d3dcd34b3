module.exports = ({ strapi }) => ({
  async announce(news) {
    const rows = await strapi.entityService.findMany('api::subscriber.subscriber')
    const to = rows.map((row) => row.email)
    const email = { to, subject: news.title, html: news.html }
    // expect: no-exposed-recipients
    await strapi.plugin('email').service('email').send({ to, subject: news.title, html: news.html })
    await strapi.plugin('chat').service('chat').send(email)
    for (const row of rows) await strapi.plugin('email').service('email').send({ to: row.email, subject: news.title, html: news.html })
  },
})
