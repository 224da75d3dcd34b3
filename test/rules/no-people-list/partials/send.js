import nodemailer from 'nodemailer'
import nunjucks from 'nunjucks'
import { Student } from './models.js'

const transporter = nodemailer.createTransport({ sendmail: true })
const templates = nunjucks.configure('emails', { autoescape: true })

export async function classList(courseId) {
  const students = await Student.find({ courseId })
  for (const student of students) {
    // expect: no-people-list
    const html = templates.render('class.njk', { student, students })
    await transporter.sendMail({ to: student.email, subject: 'Your class', html })
  }
}

export async function justYou(courseId) {
  const students = await Student.find({ courseId })
  for (const student of students) {
    const html = templates.render('class.njk', { student, students: [student] })
    await transporter.sendMail({ to: student.email, subject: 'Your class', html })
  }
}
