const { Event } = require('./models')
const transporter = require('./mailer')

exports.cancel = async (req, res) => {
  const event = await Event.findById(req.params.id).populate('attendees')
  event.cancelled = true
  await event.save()

  await transporter.sendMail({
    from: 'events@club.example',
    // expect: no-exposed-recipients
    to: event.attendees.map((attendee) => attendee.email),
    subject: `${event.title} is cancelled`,
    text: 'We are sorry.',
  })
  res.redirect('/events')
}

exports.remind = async (req, res) => {
  const event = await Event.findById(req.params.id).populate('attendees')
  const mailOptions = {
    from: 'events@club.example',
    // expect: no-exposed-recipients
    to: event.attendees.map((a) => a.email).join(', '),
    subject: `Tomorrow: ${event.title}`,
    text: 'See you there.',
  }
  transporter.sendMail(mailOptions, (err) => {
    if (err) console.error(err)
  })
  res.redirect(`/events/${event.id}`)
}

exports.confirm = async (req, res) => {
  const event = await Event.findById(req.params.id).populate('host')
  await transporter.sendMail({
    from: 'events@club.example',
    to: req.user.email,
    replyTo: event.host.email,
    subject: `You are in: ${event.title}`,
    text: 'See you there.',
  })
  res.redirect(`/events/${event.id}`)
}
