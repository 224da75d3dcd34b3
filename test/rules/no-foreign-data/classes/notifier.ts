import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

interface Patient {
  name: string
  email: string
  birthday: string
}

export class Reminder {
  private readonly transport = nodemailer.createTransport(process.env.SMTP_URL)
  private patients: Patient[] = []

  constructor(private readonly db: PrismaClient) {}

  async load() {
    this.patients = await this.db.patient.findMany()
  }

  async remindAll() {
    for (const patient of this.patients) await this.remind(patient)
  }

  async remindAllAlike() {
    for (const patient of this.patients) {
      await this.transport.sendMail({
        to: patient.email,
        subject: 'Reminder',
        // expect: no-foreign-data
        text: `Dear ${this.patients[0].name}, your birthday is ${this.patients[0].birthday}.`,
      })
    }
  }

  private async remind(patient: Patient) {
    await this.transport.sendMail({ to: patient.email, subject: 'Reminder', text: `Dear ${patient.name}, ${patient.birthday}` })
  }
}
