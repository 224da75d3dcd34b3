import { PrismaClient } from '@prisma/client'
import { createTransport } from 'nodemailer'

const prisma = new PrismaClient()
const transport = createTransport({ host: 'smtp.board.example' })

export async function moved(taskId: string): Promise<void> {
  const task = await prisma.task.findUnique({ where: { id: taskId }, include: { assignees: true, watchers: true } })
  if (!task) return
  await transport.sendMail({
    // expect-possible: no-exposed-recipients
    to: task.assignees.map((one) => one.email),
    // expect-possible: no-exposed-recipients
    cc: task.watchers.map((one) => one.email),
    subject: `${task.title} was moved`,
    text: 'See the board.',
  })
}
