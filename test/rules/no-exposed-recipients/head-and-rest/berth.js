const mongoose = require('mongoose')

module.exports = mongoose.model('Berth', new mongoose.Schema({ email: String, pier: Number, occupied: Boolean }))
