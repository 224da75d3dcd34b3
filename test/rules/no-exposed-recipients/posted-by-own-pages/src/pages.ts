import { PrismaClient } from '@prisma/client'
import { lines } from './lines'

const prisma = new PrismaClient()

const post = (path: string, body: object) => fetch(path, { method: 'POST', body: JSON.stringify(body) })

async function relay(to: string[], subject: string) {
  await fetch('/api/relay', { method: 'POST', body: JSON.stringify({ to, subject, message: 'Have a look.' }) })
}

export async function stageDone(projectId: string) {
  const project = await prisma.project.findUnique({ where: { id: projectId }, include: { members: true } })
  await relay(
    // expect-possible: no-exposed-recipients
    project!.members.map((member) => member.email),
    'A stage is done',
  )
}

export async function welcome(id: string) {
  const user = await prisma.user.findUnique({ where: { id } })
  await fetch('/api/relay', { method: 'POST', body: JSON.stringify({ to: user!.email, subject: 'Welcome', message: 'Hello!' }) })
}

export async function news(subject: string) {
  const customers = await prisma.customer.findMany()
  const to = customers.map((customer) => customer.email)
  // expect: no-exposed-recipients
  await fetch('/api/write', { method: 'POST', body: JSON.stringify({ to, subject, message: 'All is new.' }) })
  await fetch('/api/each', { method: 'POST', body: JSON.stringify({ recipients: customers.map(({ email }) => ({ email })), subject }) })
}

export const typed = (text: string) => post('/api/typed', { to: lines(text), message: text })
