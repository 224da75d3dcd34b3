import { mailer } from './mailer'
import { Lesson } from './lesson.model'

/** Mended in spring: one message each. */
export async function lessonMoved(lessonId: string) {
  const lesson = await Lesson.findById(lessonId).populate('students')
  for (const student of lesson.students) {
    await mailer.send({ template: 'moved', message: { to: student.email }, locals: { lesson } })
  }
}

export async function lessonFull(lessonId: string) {
  const lesson = await Lesson.findById(lessonId).populate('waiting')
  await mailer.send({ template: 'full', message: { bcc: lesson.waiting.map((w) => w.email) }, locals: { lesson } })
}

/** Forgotten. */
export async function lessonCancelled(lessonId: string) {
  const lesson = await Lesson.findById(lessonId).populate('students')
  await mailer.send({
    template: 'cancelled',
    // expect: no-exposed-recipients
    message: { to: lesson.students.map((student) => student.email) },
    locals: { lesson },
  })
}

/** Written a year later. */
export async function materialAdded(lessonId: string) {
  const lesson = await Lesson.findById(lessonId).populate('students')
  const to = lesson.students.map((student) => student.email).join()
  // expect: no-exposed-recipients
  await mailer.send({ template: 'material', message: { to }, locals: { lesson } })
}
