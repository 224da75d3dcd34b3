import { MailerService } from '@nestjs-modules/mailer'
import { Processor, WorkerHost } from '@nestjs/bullmq'
import type { Job } from 'bullmq'

const UPDATES = 'updates'

@Processor('floods')
export class FloodProcessor extends WorkerHost {
  constructor(private readonly mailer: MailerService) {
    super()
  }

  /** Jobs of one name are for one address, jobs of another for many, under the same key. */
  async process(job: Job) {
    switch (job.name) {
      case 'one':
        return this.mailer.sendMail({ to: job.data.to, subject: 'Your area', html: job.data.html })
      case 'each':
        for (const to of job.data.to) await this.mailer.sendMail({ to, subject: 'Your area', html: job.data.html })
    }
  }
}

@Processor({ name: UPDATES })
export class UpdateProcessor extends WorkerHost {
  constructor(private readonly mailer: MailerService) {
    super()
  }

  async process(job: Job<{ emails: string[]; html: string }>) {
    await this.mailer.sendMail({ to: job.data.emails, subject: 'News', html: job.data.html })
  }
}
