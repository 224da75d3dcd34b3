import { Schema, model } from 'mongoose'

const person = { type: Schema.Types.ObjectId, ref: 'Student' }

export const Lesson = model('Lesson', new Schema({ title: String, students: [person], waiting: [person] }))
