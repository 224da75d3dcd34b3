import { Schema, model } from 'mongoose'

export const OutboxMail = model(
  'OutboxMail',
  new Schema({ sendTo: [String], subject: String, html: String, dueAt: Date, sentAt: Date }),
)
