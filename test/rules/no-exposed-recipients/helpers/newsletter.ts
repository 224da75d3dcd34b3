import type { Request, Response } from 'express'
import { sendEach, default as mailOut } from './send-email'
import UserModel from './user-model'

export const sendNewsletter = async (_req: Request, res: Response) => {
  const users = await UserModel.find({ newsletter: true }).select('email')
  const emails = users.map(({ email }) => email).join(',')
  // expect: no-exposed-recipients
  await mailOut(emails, 'Newsletter', '<p>Hi</p>')
  res.json({ ok: true })
}

export const sendAlert = async () => {
  const users = await UserModel.find({ newsletter: true }).select('email')
  await sendEach({ to: users.map((user) => user.email), subject: 'Alert' })
}

export const welcome = async (req: Request) => mailOut(req.body.email, 'Welcome', '')

export const invite = async (req: Request) => {
  const { emails } = req.body
  // expect: no-exposed-recipients
  await mailOut(emails.join(', '), 'You are invited', '')
}
