import mongoose from 'mongoose'

export const Student = mongoose.model('Student', new mongoose.Schema({ name: String, email: String, parentPhone: String }))
export const Parent = mongoose.model('Parent', new mongoose.Schema({ email: String, active: Boolean }))
