const { Schema, model } = require('mongoose')

const userSchema = new Schema({ name: String, email: String })
const eventSchema = new Schema({
  title: String,
  cancelled: Boolean,
  host: { type: Schema.Types.ObjectId, ref: 'User' },
  attendees: [{ type: Schema.Types.ObjectId, ref: 'User' }],
})

exports.User = model('User', userSchema)
exports.Event = model('Event', eventSchema)
