import mongoose from 'mongoose'

export const Customer = mongoose.model('Customer', new mongoose.Schema({ name: String, email: String, phone: String, shop: String }))
