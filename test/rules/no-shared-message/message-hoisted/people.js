const { model, Schema } = require('mongoose')

const Customer = model('Customer', new Schema({ email: String, name: String, locale: String }))

exports.findCustomers = () => Customer.find()
