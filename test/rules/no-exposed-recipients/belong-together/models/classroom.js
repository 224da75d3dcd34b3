const mongoose = require('mongoose')

module.exports = mongoose.model('Classroom', new mongoose.Schema({ parents: [{ type: mongoose.Types.ObjectId, ref: 'Parent' }] }))
