const mailQueue = require('./queue')
const Guest = require('./guest')

exports.update = async (req, res) => {
  const guests = await Guest.find({ event: req.params.id })
  // expect: no-exposed-recipients
  await mailQueue.add({ to: guests.map((guest) => guest.email), subject: 'Update', html: '<p>Doors open at seven.</p>' })
  for (const guest of guests) await mailQueue.add({ to: guest.email, subject: 'Update', html: '<p>Doors open at seven.</p>' })
  res.end()
}
