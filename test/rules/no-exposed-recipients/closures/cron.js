const cron = require('node-cron')
const { transporter } = require('./mailer')
const db = require('./db')

let recipients = []

function load() {
  return new Promise((resolve, reject) => {
    db.query('SELECT email FROM subscribers', (err, rows) => {
      if (err) return reject(err)
      resolve(rows)
    })
  })
}

cron.schedule('0 8 * * *', () => {
  load().then((rows) => {
    recipients = rows.map((row) => row.email)
    transporter.sendMail({
      // expect: no-exposed-recipients
      to: recipients,
      subject: 'Daily',
    })
  })
})

async function fetchEmails() {
  const rows = await load()
  let emails = rows.map((row) => row.email)
  return (emails = emails.join(','))
}

fetchEmails().then((to) => {
  setInterval(() => {
    // expect: no-exposed-recipients
    transporter.sendMail({ to, subject: 'Again' })
  }, 1000)
})
