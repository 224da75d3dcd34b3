import mongoose from 'mongoose'

export const Student = mongoose.model('Student', new mongoose.Schema({ email: String, courseId: String }))
