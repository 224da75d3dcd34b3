import { PrismaClient } from '@prisma/client'
import { sendEmail } from './mail'

const prisma = new PrismaClient()

export async function changeAddress({ input }: { input: { newEmail: string } }, suppressed: string[]) {
  await sendEmail({ to: input.newEmail, subject: 'Your code', html: '…' }, suppressed)
}

export async function remind(userId: string, suppressed: string[]) {
  const user = await prisma.user.findUnique({ where: { id: userId } })
  if (user) await sendEmail({ to: user.email, subject: 'A reminder', html: '…' }, suppressed)
}

export async function announce(suppressed: string[]) {
  const users = await prisma.user.findMany()
  // expect: no-exposed-recipients
  await sendEmail({ to: users.map((user) => user.email), subject: 'News', html: '…' }, suppressed)
}
