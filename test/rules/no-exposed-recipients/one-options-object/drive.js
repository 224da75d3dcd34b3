const { transporter, mailOptions } = require('./mail-options')
const Donor = require('./donor')

exports.announce = async (req, res) => {
  const donors = await Donor.find({ bloodGroup: req.body.group })
  // expect: no-exposed-recipients
  mailOptions.to = donors.map((donor) => donor.email).toString()
  transporter.sendMail(mailOptions, (error) => res.sendStatus(error ? 500 : 204))
}

exports.thank = async (req, res) => {
  const donor = await Donor.findById(req.params.id)
  const options = { ...mailOptions, to: donor.email, subject: 'Thank you' }
  transporter.sendMail(options, (error) => res.sendStatus(error ? 500 : 204))
}

exports.urgent = async (req, res) => {
  const donors = await Donor.find({ bloodGroup: req.body.group })
  await Promise.all(donors.map((donor) => transporter.sendMail(Object.assign({}, mailOptions, { to: donor.email }))))
  res.sendStatus(204)
}
