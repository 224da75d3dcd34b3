const mongoose = require('mongoose')

module.exports = mongoose.model('Student', new mongoose.Schema({ email: String, enrolled: Boolean, course: String }))
