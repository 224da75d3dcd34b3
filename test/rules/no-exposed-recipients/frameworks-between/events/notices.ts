import { Injectable } from '@nestjs/common'
import { EventsHandler, type IEventHandler } from '@nestjs/cqrs'
import { OnEvent } from '@nestjs/event-emitter'
import { MailerService } from '@nestjs-modules/mailer'
import { CourseMoved } from './course-moved.event'

@EventsHandler(CourseMoved)
export class CourseMovedHandler implements IEventHandler<CourseMoved> {
  constructor(private readonly mailer: MailerService) {}

  async handle(event: CourseMoved) {
    await this.mailer.sendMail({ to: event.students, subject: 'Your course moved', template: 'moved' })
  }
}

@Injectable()
export class Notices {
  constructor(private readonly mailer: MailerService) {}

  @OnEvent('course.full', { async: true })
  async full({ to }: { to: string[] }) {
    await this.mailer.sendMail({ to, subject: 'No places left', template: 'full' })
  }

  @OnEvent('course.place')
  async place({ to }: { to: string }) {
    await this.mailer.sendMail({ to, subject: 'A place is free', template: 'place' })
  }
}
