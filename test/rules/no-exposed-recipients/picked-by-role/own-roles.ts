import { PrismaClient } from '@prisma/client'
import { mailer } from './mailer'

const prisma = new PrismaClient()

/** Roles that an application made up for people from outside. */
export async function newSubsidy() {
  const users = await prisma.user.findMany({ where: { role: 'farmer' } })
  await mailer.sendMail({
    from: 'market@farm.example',
    // expect: no-exposed-recipients
    to: users.map((user) => user.email),
    subject: 'A new subsidy',
  })
}

export async function newJob(title: string) {
  const users = await prisma.user.findMany({ where: { role: 'job_seeker' } })
  await mailer.sendMail({
    from: 'jobs@market.example',
    // expect: no-exposed-recipients
    to: users.map((user) => user.email).join(', '),
    subject: title,
  })
}

export async function lotOpens() {
  const users = await prisma.user.findMany()
  await mailer.sendMail({
    from: 'market@farm.example',
    // expect: no-exposed-recipients
    to: users.filter((user) => user.role === 'bidder').map((user) => user.email),
    subject: 'The lot is open',
  })
}

/** And for those who work there: whatever the role, it is not one that everybody may have. */
export async function alertWard(ward: string) {
  const users = await prisma.user.findMany({ where: { role: 'clinician' } })
  await mailer.sendMail({
    from: 'ward@clinic.example',
    // expect-possible: no-exposed-recipients
    to: users.map((user) => user.email),
    subject: `Alert in ${ward}`,
  })
}

export async function alertPickedAfterwards(ward: string) {
  const to: string[] = []
  for (const user of await prisma.user.findMany()) if (user.role === 'clinician' && user.email) to.push(user.email)
  await mailer.sendMail({
    from: 'ward@clinic.example',
    // expect-possible: no-exposed-recipients
    to,
    subject: `Alert in ${ward}`,
  })
}

/** Which role it is to be, the form says. */
export async function toOneRole(request: { body: { role: string; subject: string } }) {
  const users = await prisma.user.findMany()
  await mailer.sendMail({
    from: 'market@farm.example',
    // expect: no-exposed-recipients
    to: users.filter((user) => user.role === request.body.role).map((user) => user.email),
    subject: request.body.subject,
  })
}
