const mongoose = require('mongoose')

module.exports = mongoose.model(
  'Pupil',
  new mongoose.Schema({ name: String, year: Number, absent: Date, parents: [{ type: mongoose.Types.ObjectId, ref: 'Parent' }] }),
)
