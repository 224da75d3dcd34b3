import { Meteor } from 'meteor/meteor'
import { createTransport } from 'nodemailer'

const transport = createTransport({ host: 'smtp.site.example' })

/** Each turn puts one more in front of what is there. */
export async function report(text) {
  const subscribers = Meteor.users.find({ wantsReports: true })
  let list = ''
  subscribers.forEach((user) => {
    list = `${user.emails[0].address},${list}`
  })
  // expect: no-exposed-recipients
  await transport.sendMail({ to: list, subject: 'Report', text })
}

export async function reportToEach(text) {
  const subscribers = await Meteor.users.find({ wantsReports: true }).fetchAsync()
  for (const user of subscribers) {
    let to = user.emails[0].address
    to = `${user.username} <${to}>`
    await transport.sendMail({ to, subject: 'Report', text })
  }
}
