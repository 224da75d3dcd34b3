const nodemailer = require('nodemailer')

const transport = nodemailer.createTransport({ host: 'smtp.files.example' })

/** The copy has a field for each person and one that is the same for all. */
exports.share = async (input, emails) => {
  const page = JSON.parse(JSON.stringify(input))
  for (const email of emails) {
    page.url = `${input.link}&for=${email}`
    page.password = page.password || 'not required'
    await transport.sendMail({ to: email, subject: 'A folder for you', html: `<a href="${page.url}">Open</a> ${page.password}` })
  }
}

exports.greet = async (input, people) => {
  const page = JSON.parse(JSON.stringify(input))
  for (const person of people) {
    // expect: no-shared-message
    page.name = page.name || person.name
    await transport.sendMail({ to: person.email, subject: 'Hello', html: `Hello ${page.name}` })
  }
}
