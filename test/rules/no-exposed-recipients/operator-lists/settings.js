const mongoose = require('mongoose')

module.exports = mongoose.model('Settings', new mongoose.Schema({ key: String, reportRecipients: [String] }))
