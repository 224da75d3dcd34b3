const { model, Schema } = require('mongoose')

exports.User = model('User', new Schema({ email: String, name: String }))
