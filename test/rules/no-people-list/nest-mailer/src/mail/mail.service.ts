import { Injectable } from '@nestjs/common'
import { MailerService } from '@nestjs-modules/mailer'
import { InjectRepository } from '@nestjs/typeorm'
import { join } from 'node:path'
import { Repository } from 'typeorm'
import { Patient } from './patient.entity'

@Injectable()
export class MailService {
  constructor(
    private readonly mailer: MailerService,
    @InjectRepository(Patient) private readonly patients: Repository<Patient>,
  ) {}

  async appointments() {
    const patients = await this.patients.find({ where: { active: true } })
    for (const patient of patients) {
      await this.mailer.sendMail({
        to: patient.email,
        subject: 'Your appointment',
        template: join(__dirname, 'templates', 'appointments'),
        context: {
          // expect: no-people-list
          list: patients,
        },
      })
    }
  }

  async invoice(patient: Patient) {
    await this.mailer.sendMail({ to: patient.email, subject: 'Invoice', template: './invoice', context: { list: patient.invoices } })
  }

  async contacts(patient: Patient) {
    await this.mailer.sendMail({ to: patient.email, subject: 'Family', template: './appointments', context: { list: patient.family } })
  }
}
