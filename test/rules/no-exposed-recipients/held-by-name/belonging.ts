import { db } from './db'
import { mailer } from './mailer'

/** Managers know each other; the clients of each don't, whoever they are asked for by. */
export async function holidays() {
  const managers = await db.user.findMany({ include: { clients: true } })
  for (const manager of managers) {
    await mailer.sendMail({
      from: manager.email,
      // missing: no-exposed-recipients
      to: manager.clients.map((client) => client.email),
      subject: 'I am away until Monday',
    })
  }
  await mailer.sendMail({
    from: 'office@agency.example',
    // missing: no-exposed-recipients
    to: managers.flatMap((manager) => manager.clients.map((client) => client.email)),
    subject: 'We are closed until Monday',
  })
}

export async function withTheirClients() {
  const managerEmails = (await db.user.findMany()).map((one) => one.email)
  const clientEmails = (await db.client.findMany()).map((one) => one.email)
  await mailer.sendMail({
    from: 'office@agency.example',
    // expect: no-exposed-recipients
    to: [...managerEmails, ...clientEmails],
    subject: 'We are closed until Monday',
  })
}

export async function withoutManager() {
  const usersWithoutManager = await db.user.findMany({ where: { managerId: null } })
  await mailer.sendMail({
    from: 'office@agency.example',
    // expect: no-exposed-recipients
    to: usersWithoutManager.map((one) => one.email),
    subject: 'You will soon hear from us',
  })
}
