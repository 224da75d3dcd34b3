import { db } from './db'
import { mailer } from './mailer'

/** How the rows are picked nobody can follow; the name of the list says that they run the place. */
export async function loginFromAbroad(name: string) {
  const people = await db.user.findMany()
  const adminEmails = people.filter((one) => db.may(one, 'audit')).map((one) => one.email)
  await mailer.sendMail({
    from: 'safety@clinic.example',
    // expect-possible: no-exposed-recipients
    to: adminEmails,
    subject: `${name} signed in from abroad`,
  })
}

export async function recall(batch: string) {
  const people = await db.user.findMany()
  const affectedEmails = people.filter((one) => db.may(one, 'receive')).map((one) => one.email)
  await mailer.sendMail({
    from: 'safety@clinic.example',
    // expect: no-exposed-recipients
    to: affectedEmails,
    subject: `Batch ${batch} is called back`,
  })
}

async function getApproverEmails(ward: string) {
  const people = await db.user.findMany()
  return people.filter((one) => db.may(one, ward)).map((one) => one.email)
}

export async function leaveAsked(ward: string) {
  const to = await getApproverEmails(ward)
  await mailer.sendMail({
    from: 'rota@clinic.example',
    // expect-possible: no-exposed-recipients
    to,
    subject: 'Somebody asks for leave',
  })
}

async function getPatientEmails(ward: string) {
  const people = await db.user.findMany()
  return people.filter((one) => db.may(one, ward)).map((one) => one.email)
}

export async function wardMoves(ward: string) {
  const to = await getPatientEmails(ward)
  await mailer.sendMail({
    from: 'rota@clinic.example',
    // expect: no-exposed-recipients
    to,
    subject: 'The ward moves',
  })
}
