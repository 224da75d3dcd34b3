import AWS from 'aws-sdk'
import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)
const dynamo = new AWS.DynamoDB.DocumentClient()

export async function scanned() {
  const { Items } = await dynamo.scan({ TableName: 'customers' }).promise()
  // expect: no-exposed-recipients
  await transport.sendMail({ to: Items.map((item) => item.email), subject: 'News', text: '…' })
}

export default ({ strapi }) => ({
  async listed() {
    const rows = await strapi.db.query('api::subscriber.subscriber').findMany({ where: { confirmed: true } })
    // expect: no-exposed-recipients
    await transport.sendMail({ to: rows.map((row) => row.email), subject: 'News', text: '…' })
  },

  async first() {
    const row = await strapi.db.query('api::subscriber.subscriber').findOne({ where: { confirmed: true } })
    await transport.sendMail({ to: row.email, subject: 'News', text: '…' })
  },

  async administrators() {
    const rows = await strapi.db.query('admin::user').findMany()
    // expect-possible: no-exposed-recipients
    await transport.sendMail({ to: rows.map((row) => row.email), subject: 'Disk is full', text: '…' })
  },
})
