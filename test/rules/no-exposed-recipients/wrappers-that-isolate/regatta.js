import { broadcast, mailAll, sendEmails, sendMail } from './send-mail.js'
import { Sailor } from './sailor.js'

export async function regatta(html) {
  const sailors = await Sailor.findAll({ where: { active: true } })
  const emails = sailors.map((sailor) => sailor.email)
  await sendMail({ to: emails, subject: 'Regatta', html })
  await sendEmails(emails, 'Regatta', html)
  await broadcast(sailors, 'Regatta', html)
  // expect: no-exposed-recipients
  await mailAll(emails, 'Regatta', html)
}

export async function crewList(boatId, html) {
  const sailors = await Sailor.findAll({ where: { boatId } })
  // expect: no-exposed-recipients
  await mailAll(sailors.map(({ email }) => email).filter(Boolean), 'Your crew', html)
}
