import { User } from './entities/user'
import { Course } from './entities/course'
import { sendEmail, sendPlain } from './email.service'
import { dataSource } from './data-source'

const users = dataSource.getRepository(User)

export async function announceCourse(course: Course) {
  const students = await users.find({ where: { active: true } })
  const recipients = students.map((student) => student.email).join(', ')
  await sendEmail({
    // expect: no-exposed-recipients
    to: recipients,
    subject: `New course: ${course.title}`,
    html: `<h1>${course.title}</h1>`,
  })
}

export async function courseMoved(course: Course) {
  const students = await users.findBy({ enrolledIn: course.id })
  // expect: no-exposed-recipients
  await sendPlain(students.map((s) => s.email).join(';'), 'New room', course.room)
}

export async function certificate(userId: string, course: Course) {
  const student = await users.findOneByOrFail({ id: userId })
  await sendEmail({ to: student.email, subject: 'Your certificate', html: `<p>${course.title}</p>` })
  await sendPlain(student.email, 'Feedback', 'How was it?')
}

export async function greetAll() {
  const students = await users.find()
  await Promise.all(students.map(({ email, name }) => sendEmail({ to: email, subject: 'A new year', html: `<p>Hi ${name}</p>` })))
}
