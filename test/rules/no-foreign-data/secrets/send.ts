import nodemailer from 'nodemailer'
import { PrismaClient } from '@prisma/client'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

export async function resetAll() {
  const users = await db.user.findMany()
  for (const user of users) {
    await transport.sendMail({
      to: user.email,
      subject: 'Reset',
      // expect: no-foreign-data
      html: `<a href="https://app.example/reset/${users[0].resetToken}">Reset</a>`,
    })
    await transport.sendMail({
      to: user.email,
      subject: 'Reset',
      html: `<a href="https://app.example/reset/${user.resetToken}">Reset</a>`,
    })
  }
}

export async function allCodes() {
  const voters = await db.voter.findMany()
  const codes = voters.map((voter) => `${voter.id}: ${voter.otp}`).join('\n')
  for (const voter of voters) {
    // expect: no-foreign-data
    await transport.sendMail({ to: voter.email, subject: 'Your code', text: codes })
    await transport.sendMail({ to: voter.email, subject: 'Your code', text: `Your code is ${voter.otp}` })
  }
}

export async function forOne(email: string) {
  const user = await db.user.findUnique({ where: { email } })
  await transport.sendMail({ to: email, subject: 'Reset', text: `https://app.example/reset/${user.resetToken}` })
}

export async function resetMatching() {
  const matchingUsers = await db.user.findMany({ where: { wantsNews: true } })
  for (const user of matchingUsers) {
    await transport.sendMail({
      to: user.email,
      subject: 'Reset',
      // expect: no-foreign-data
      text: `Your code is ${matchingUsers[0].resetToken}`,
    })
    await transport.sendMail({ to: user.email, subject: 'Reset', text: `Your code is ${user.resetToken}` })
  }
}
