import { Queue } from 'bullmq'
import { EventEmitter } from 'node:events'
import { prisma } from './db'

export const mailQueue = new Queue('mail')
export const bus = new EventEmitter()

export async function release(version: string) {
  const users = await prisma.user.findMany({ where: { newsletter: true } })
  await mailQueue.add('release', {
    // expect: no-exposed-recipients
    to: users.map((user) => user.email),
    version,
  })
}

export async function releaseEach(version: string) {
  for (const user of await prisma.user.findMany()) await mailQueue.add('hello', { to: user.email, version })
}

export async function outage() {
  const customers = await prisma.customer.findMany()
  // expect: no-exposed-recipients
  bus.emit('outage', customers.map((customer) => customer.email))
}
