const mongoose = require('mongoose')

module.exports = mongoose.model('Donor', new mongoose.Schema({ email: String, bloodGroup: String }))
