import { sendInvitation, sendSecretly } from './gmail'
import { sendRaw } from './ses'
import { prisma } from './prisma'

export async function invite(partyId: string) {
  const guests = await prisma.guest.findMany({ where: { partyId } })
  const emails = guests.map((guest) => guest.email)
  // expect: no-exposed-recipients
  await sendInvitation(emails, 'A party', 'Bring a friend.')
  await sendSecretly(emails, 'A party', 'Bring a friend.')
}

export async function clinicClosed() {
  const patients = await prisma.patient.findMany()
  // expect: no-exposed-recipients
  await sendRaw(patients.map((patient) => patient.email), 'Closed next week', '<p>Please call.</p>')
}

export async function appointment(patientId: string) {
  const patient = await prisma.patient.findUniqueOrThrow({ where: { id: patientId } })
  await sendRaw([patient.email], 'Your appointment', '<p>At nine.</p>')
}
