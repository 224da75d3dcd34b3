import { PrismaClient } from '@prisma/client'
import { Queue } from 'bullmq'

const prisma = new PrismaClient()
const queue = new Queue('lessons')

export async function lessonMoved(courseId: string) {
  const enrollments = await prisma.enrollment.findMany({ where: { courseId }, include: { user: true } })
  // expect: no-exposed-recipients
  await queue.add('moved', { to: enrollments.map((enrollment) => enrollment.user.email), subject: 'A lesson was moved', text: '…' })
}

export async function lessonMovedEach(courseId: string) {
  for (const { user } of await prisma.enrollment.findMany({ where: { courseId }, include: { user: true } }))
    await queue.add('moved', { to: user.email, subject: 'A lesson was moved', text: '…' })
}
