import path from 'node:path'
import ejs from 'ejs'
import { Liquid } from 'liquidjs'
import nodemailer from 'nodemailer'
import nunjucks from 'nunjucks'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const engine = new Liquid({ root: 'mail', extname: '.liquid' })
const view = (name) => path.join(import.meta.dirname, 'mail', name)

export async function seats(matchId) {
  const players = await db.player.findMany({ where: { matchId } })
  for (const player of players) {
    const html = await ejs.renderFile(view('seat.ejs'), { players, player })
    await transport.sendMail({ to: player.email, subject: 'Your seat', html })
  }
}

export async function teams(matchId) {
  const players = await db.player.findMany({ where: { matchId } })
  for (const player of players) {
    // expect: no-people-list
    const html = await ejs.renderFile(view('team.ejs'), { players, player })
    await transport.sendMail({ to: player.email, subject: 'Your team', html })
  }
}

export async function grades(courseId) {
  const students = await db.student.findMany({ where: { courseId } })
  for (const student of students) {
    const html = nunjucks.render(view('grade.njk'), { students, student })
    await transport.sendMail({ to: student.email, subject: 'Your grade', html })
  }
}

export async function classList(courseId) {
  const students = await db.student.findMany({ where: { courseId } })
  for (const student of students) {
    // expect: no-people-list
    const html = nunjucks.render(view('class.njk'), { students, student })
    await transport.sendMail({ to: student.email, subject: 'Your class', html })
  }
}

export async function pickup(tripId) {
  const riders = await db.rider.findMany({ where: { tripId } })
  for (const rider of riders) {
    // expect: no-people-list
    const html = await engine.renderFile('pickup', { stops: ['Harbour'], riders })
    await transport.sendMail({ to: rider.email, subject: 'Pickup', html })
  }
}
