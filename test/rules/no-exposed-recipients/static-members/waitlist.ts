import { createTransport } from 'nodemailer'
import { prisma } from './prisma'

const transport = createTransport({ host: 'smtp.school.example' })

export class Waitlist {
  static addresses: string[] = []
  static from: string

  static async load(): Promise<void> {
    const candidates = await prisma.candidate.findMany()
    this.addresses = candidates.map(({ email }) => email)
    this.from = 'school@school.example'
  }

  static async tell(): Promise<void> {
    await this.load()
    // expect: no-exposed-recipients
    await transport.sendMail({ from: this.from, to: this.addresses, subject: 'A place is free', text: 'Sign in to take it.' })
    for (const to of Waitlist.addresses) await transport.sendMail({ from: this.from, to, subject: 'A place is free', text: 'Sign in.' })
  }
}
