const mongoose = require('mongoose')

module.exports = mongoose.model('Passenger', new mongoose.Schema({ email: String, train: String }))
