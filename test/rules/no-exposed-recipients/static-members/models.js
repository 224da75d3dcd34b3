const mongoose = require('mongoose')

exports.Student = mongoose.model('Student', new mongoose.Schema({ email: String, course: String }))
