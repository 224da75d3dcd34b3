import { createTransport } from 'nodemailer'
import { Entrant } from './models.js'

const transport = createTransport(process.env.SMTP_URL)
const from = 'raffle@lumen.example'

export async function shareWithAddress() {
  for (const entrant of await Entrant.find({ confirmed: true })) {
    const html = `<p>Good luck!</p>
      <!-- expect: no-wide-merge-tag -->
      <a href="https://www.facebook.com/sharer/sharer.php?u=https://lumen.example/raffle?by=${entrant.email}">Share</a>`
    await transport.sendMail({ from, to: entrant.email, subject: 'You are in', html })
  }
}

export async function shareWithName() {
  for (const entrant of await Entrant.find({ confirmed: true })) {
    const page = encodeURIComponent(
      // expect-possible: no-wide-merge-tag
      `https://lumen.example/raffle?by=${entrant.firstName}`,
    )
    const html = `<a href='https://wa.me/?text=x&u=${page}'>Tell a friend</a><a href="https://wa.me/?text=${page}">Tell a friend</a>`
    await transport.sendMail({ from, to: entrant.email, subject: 'You are in', html })
  }
}
