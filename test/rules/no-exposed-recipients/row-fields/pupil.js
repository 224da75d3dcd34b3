const mongoose = require('mongoose')

module.exports = mongoose.model('Pupil', new mongoose.Schema({ year: Number, parentEmail: String, parentEmails: [String] }))
