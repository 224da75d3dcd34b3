import { Model } from 'sequelize-typescript'
import { mailer } from './mailer'

class User extends Model {
  declare email: string
}
class Donor extends Model {
  declare email: string
}
class Submission extends Model {
  declare pub: { members: { userId: string }[] }
}

async function tell(members: { userId: string }[], text: string) {
  const known = members.filter((one) => one.userId)
  const users: { email: string }[] = await User.findAll({ where: { id: known.map((one) => one.userId) }, attributes: ['email'] })
  // expect-possible: no-exposed-recipients
  await mailer.sendMail({ from: 'crm@shop.example', to: users.map((user) => user.email), subject: 'Your submission', text })
}

/** Those of one record: their ids come out of what is not looked into. */
export async function received(id: string) {
  const submission = await Submission.findOne({ where: { id }, include: ['pub'] })
  await tell(submission!.pub.members, 'We have got it.')
}

/** Nobody knows what those have in common whose ids stand in a text. */
export async function mentioned(title: string, note: string) {
  const ids = `${title} ${note}`.match(/u-\d+/g)
  const users: { email: string }[] = await User.findAll({ where: { id: ids }, attributes: ['email'] })
  // expect-possible: no-exposed-recipients
  await mailer.sendMail({ from: 'crm@shop.example', to: users.map((user) => user.email), subject: title, text: note })
}

export async function needed(ids: string[]) {
  const donors: { email: string }[] = await Donor.findAll({ where: { id: ids }, attributes: ['email'] })
  // expect: no-exposed-recipients
  await mailer.sendMail({ from: 'crm@shop.example', to: donors.map((donor) => donor.email), subject: 'Blood is needed', text: '' })
}
