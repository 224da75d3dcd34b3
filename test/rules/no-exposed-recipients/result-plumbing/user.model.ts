import { Schema, model } from 'mongoose'

export const UserModel = model('User', new Schema({ email: String, answered: [String], won: String }))
