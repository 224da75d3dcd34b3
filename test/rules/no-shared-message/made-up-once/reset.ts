import crypto from 'node:crypto'
import { PrismaClient } from '@prisma/client'
import jwt from 'jsonwebtoken'
import nodemailer from 'nodemailer'

const db = new PrismaClient()
const transport = nodemailer.createTransport(process.env.SMTP_URL)
const from = 'a@shop.example'
const key = crypto.randomBytes(32).toString('hex')

// expect: no-shared-message
const loginToken = crypto.randomBytes(16).toString('hex')

export async function signIn(email: string) {
  await transport.sendMail({ from, to: email, subject: 'Sign in', text: `https://shop.example/login?token=${loginToken}` })
}

export async function signed(email: string) {
  const token = jwt.sign({ email }, key)
  await transport.sendMail({ from, to: email, subject: 'Sign in', text: `https://shop.example/login?token=${token}` })
}

export async function resetAll() {
  const users = await db.user.findMany()
  // expect: no-shared-message
  const token = crypto.randomBytes(16).toString('hex')
  for (const user of users) {
    await db.user.update({ where: { id: user.id }, data: { resetToken: token } })
    await transport.sendMail({ from, to: user.email, subject: 'Reset', text: `https://shop.example/reset?token=${token}` })
  }
}

export async function resetEach() {
  const users = await db.user.findMany()
  for (const user of users) {
    const token = crypto.randomBytes(16).toString('hex')
    await db.user.update({ where: { id: user.id }, data: { resetToken: token } })
    await transport.sendMail({ from, to: user.email, subject: 'Reset', text: `https://shop.example/reset?token=${token}` })
  }
}

/** The token is of what both are asked about. */
export async function approve(orderId: string, approvers: { email: string }[]) {
  const token = crypto.randomBytes(16).toString('hex')
  await db.order.update({ where: { id: orderId }, data: { token } })
  for (const approver of approvers) {
    // It may be anybody’s: nothing says that it opens an account.
    await transport.sendMail({ from, to: approver.email, subject: 'Approve', text: `https://shop.example/approve?token=${token}` })
  }
}

export async function signInAll() {
  const users = await db.user.findMany()
  // expect: no-shared-message
  const code = crypto.randomUUID()
  for (const user of users) {
    await db.loginCode.create({ data: { userId: user.id, code } })
    await transport.sendMail({ from, to: user.email, subject: 'Your code', text: `Your code is ${code}` })
  }
}

/** A code of the shop’s, which all may use. */
export async function voucher() {
  const users = await db.user.findMany()
  const code = crypto.randomUUID()
  await db.voucher.create({ data: { code } })
  for (const user of users) {
    await transport.sendMail({ from, to: user.email, subject: 'For you', text: `10 % off with ${code}` })
  }
}
