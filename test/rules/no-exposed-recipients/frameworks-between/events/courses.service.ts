import { Injectable } from '@nestjs/common'
import { EventBus } from '@nestjs/cqrs'
import { EventEmitter2 } from '@nestjs/event-emitter'
import { PrismaService } from './prisma.service'
import { CourseMoved } from './course-moved.event'

@Injectable()
export class CoursesService {
  constructor(
    private readonly bus: EventBus,
    private readonly events: EventEmitter2,
    private readonly prisma: PrismaService,
  ) {}

  async move(courseId: string) {
    const enrollments = await this.prisma.enrollment.findMany({ where: { courseId }, include: { student: true } })
    // expect: no-exposed-recipients
    this.bus.publish(new CourseMoved(courseId, enrollments.map((one) => one.student.email)))
  }

  async moveForEach(courseId: string) {
    const enrollments = await this.prisma.enrollment.findMany({ where: { courseId }, include: { student: true } })
    for (const one of enrollments) this.bus.publish(new CourseMoved(courseId, [one.student.email]))
  }

  async close(courseId: string) {
    const waiting = await this.prisma.applicant.findMany({ where: { courseId } })
    // expect: no-exposed-recipients
    this.events.emit('course.full', { to: waiting.map((one) => one.email) })
    for (const one of waiting) this.events.emit('course.place', { to: one.email })
  }
}
