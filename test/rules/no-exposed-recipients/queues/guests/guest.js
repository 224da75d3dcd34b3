const mongoose = require('mongoose')

module.exports = mongoose.model('Guest', new mongoose.Schema({ email: String, event: String }))
