import { Op } from 'sequelize'
import { Collective, User } from './models'
import { sendMessage, sendTo } from './mail'

export async function notifyVendor(activity: Activity) {
  const collective = await Collective.findByPk(activity.collectiveId)
  const email = activity.data?.account?.email || collective?.data?.vendorInfo?.contact?.email
  if (email) await sendMessage(email, 'An expense', '<p>…</p>')
}

export async function notifyEach(activity: Activity) {
  const users = await User.findAll({ where: { newsletter: { [Op.ne]: false } } })
  for (const user of users) {
    await sendMessage(user.email, activity.subject, activity.html)
    await sendTo(user.email, activity.text)
  }
}

export async function notifyAll(activity: Activity) {
  const users = await User.findAll({ where: { newsletter: { [Op.ne]: false } } })
  const emails = users.map((user) => user.email)
  // expect: no-exposed-recipients
  await sendMessage(emails, activity.subject, activity.html)
  // expect: no-exposed-recipients
  await sendTo(emails, activity.text)
}

interface Activity {
  collectiveId: number
  subject: string
  html: string
  text: string
  data?: { account?: { email?: string } }
}
