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

/** Members of one team know each other’s addresses; an invitation is still one person’s way in. */
export async function invite(teamId: string) {
  const invitations = await db.invitation.findMany({ where: { teamId } })
  const token = invitations[0]?.token
  for (const invitation of invitations) {
    await transport.sendMail({
      to: invitation.email,
      subject: 'Join us',
      // expect: no-foreign-data
      text: `https://app.example/join?token=${token}`,
    })
    await transport.sendMail({ to: invitation.email, subject: 'Join us', text: `https://app.example/join?token=${invitation.token}` })
  }
}
