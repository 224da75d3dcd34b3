import { PrismaClient } from '@prisma/client'
import { In, type Repository } from 'typeorm'
import { mailer } from './mailer'
import type { User } from './user'

const prisma = new PrismaClient()

export async function askForApproval(deal: string) {
  const users = await prisma.user.findMany({ where: { role: { in: ['manager', 'admin'] }, active: true } })
  await mailer.sendMail({
    from: 'crm@shop.example',
    // expect-possible: no-exposed-recipients
    to: users.map((user) => user.email),
    subject: `Approval requested: ${deal}`,
  })
}

export async function tellEverybody() {
  const users = await prisma.user.findMany({ where: { role: { in: ['user', 'admin'] }, active: true } })
  await mailer.sendMail({
    from: 'crm@shop.example',
    // expect: no-exposed-recipients
    to: users.map((user) => user.email),
    subject: 'We have moved',
  })
}

export async function tellByPlan() {
  const users = await prisma.user.findMany({ where: { plan: { in: ['free', 'trial'] } } })
  await mailer.sendMail({
    from: 'crm@shop.example',
    // expect: no-exposed-recipients
    to: users.map((user) => user.email),
    subject: 'Half price until Sunday',
  })
}

export class Escalations {
  constructor(private readonly userRepository: Repository<User>) {}

  async escalate(ticket: string) {
    const users = await this.userRepository.find({ where: { role: In(['ADMIN', 'SUPPORT']) } })
    await mailer.sendMail({
      from: 'crm@shop.example',
      // expect-possible: no-exposed-recipients
      to: users.map((user) => user.email).join(','),
      subject: `Escalated: ${ticket}`,
    })
  }
}
