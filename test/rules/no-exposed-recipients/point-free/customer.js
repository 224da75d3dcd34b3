import mongoose from 'mongoose'

export const Customer = mongoose.model('Customer', new mongoose.Schema({ email: String }))
