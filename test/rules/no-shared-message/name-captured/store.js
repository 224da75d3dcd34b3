const { model, Schema } = require('mongoose')

exports.subscribers = model('Subscriber', new Schema({ email: String, name: String, token: String }))
