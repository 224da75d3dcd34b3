const mongoose = require('mongoose')
const nodemailer = require('nodemailer')
const cron = require('node-cron')

const Subscriber = mongoose.model('Subscriber')
const transport = nodemailer.createTransport(process.env.SMTP_URL)

let to = ''

async function load() {
  const subscribers = await Subscriber.find({ daily: true })
  for (const subscriber of subscribers) {
    to += subscriber.email + ','
  }
}

cron.schedule('0 7 * * *', async () => {
  await load()
  await transport.sendMail({
    from: 'daily@weather.example',
    // expect: no-exposed-recipients
    to,
    subject: 'The weather today',
    text: 'Sun.',
  })
})
