import { model, Schema } from 'mongoose'

export const Entrant = model('Entrant', new Schema({ email: String, firstName: String, referralCode: String, publicPhone: String, confirmed: Boolean }))
