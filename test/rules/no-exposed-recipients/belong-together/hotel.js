const nodemailer = require('nodemailer')
const mongoose = require('mongoose')

const transport = nodemailer.createTransport(process.env.SMTP_URL)
const Booking = mongoose.model('Booking', new mongoose.Schema({ room: String, hotel: String, guests: [{ email: String }] }))
const from = 'desk@hotel.example'

/** Guests of all bookings, however they are gathered. */
exports.poolClosed = async (hotel) => {
  const bookings = await Booking.find({ hotel })
  let to = ''
  for (const booking of bookings) {
    for (const guest of booking.guests) to += `${guest.email},`
  }
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to, subject: 'The pool is closed', text: 'Until Monday.' })
}

exports.breakfast = async (hotel) => {
  const bookings = await Booking.find({ hotel })
  let to = []
  for (const booking of bookings) to = to.concat(booking.guests.map((guest) => guest.email))
  // expect: no-exposed-recipients
  await transport.sendMail({ from, to, subject: 'Breakfast', text: 'From seven.' })
}

/** Begun anew for each booking. */
exports.rooms = async (hotel) => {
  const bookings = await Booking.find({ hotel })
  let to = ''
  let copies = []
  for (const booking of bookings) {
    to = ''
    copies = []
    for (const guest of booking.guests) to += `${guest.email},`
    for (const guest of booking.guests) copies.push(guest.email)
    // expect-possible: no-exposed-recipients
    await transport.sendMail({ from, to, subject: booking.room, text: 'It is ready.' })
    // expect-possible: no-exposed-recipients
    await transport.sendMail({ from, to: copies, subject: booking.room, text: 'It is ready.' })
  }
}
