const nodemailer = require('nodemailer')

const transport = nodemailer.createTransport({ host: process.env.SMTP_HOST })

async function invite(donor) {
  const html = `<p>Hello ${donor.name}</p>`
  return transport.sendMail({ from: 'blood@clinic.example', to: donor.email, subject: 'We open', html })
}

/** Those that failed are kept and tried again, each with a mail of their own. */
function invitations(donors) {
  const failed = { current: [] }
  const again = (left) => {
    failed.current = []
    left.forEach((donor) => {
      ;(async () => {
        await invite(donor)
      })()
    })
  }
  donors.forEach((donor, index) => {
    ;(async () => {
      const sent = await invite(donor)
      if (sent.rejected.length > 0) failed.current.push(donor)
      if (index === donors.length - 1) again(failed.current)
    })()
  })
}

module.exports = { invitations }
