import { Schema, model } from 'mongoose'

export const Subscriber = model('Subscriber', new Schema({ email: String, confirmed: Boolean }))

export const Reminder = model('Reminder', new Schema({ userEmail: String, text: String, sentAt: Date }))
