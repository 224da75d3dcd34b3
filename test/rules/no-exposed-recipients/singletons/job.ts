import { PrismaClient } from '@prisma/client'
import mail, { MailService } from './mail.service'

const prisma = new PrismaClient()

export async function weekly() {
  const subscribers = await prisma.subscriber.findMany({ where: { active: true }, select: { email: true } })
  // expect: no-exposed-recipients
  await mail.send({ to: subscribers.map(({ email }) => email), subject: 'This week', html: '…' })
  // expect: no-exposed-recipients
  await MailService.getInstance().send({ to: subscribers.map(({ email }) => email), subject: 'This week', html: '…' })
  for (const { email } of subscribers) await mail.send({ to: email, subject: 'This week', html: '…' })
}
