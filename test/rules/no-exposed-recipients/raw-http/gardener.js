const mongoose = require('mongoose')

module.exports = mongoose.model('Gardener', new mongoose.Schema({ name: String, email: String, region: String }))
