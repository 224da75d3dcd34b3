import { createTransport } from 'nodemailer'
import { Entrant } from './models.js'

const transport = createTransport(process.env.SMTP_URL)
const from = 'raffle@lumen.example'

export async function share() {
  for (const entrant of await Entrant.find({ confirmed: true })) {
    const html = `<p>Sent to ${entrant.email}</p>
      <a href="https://lumen.example/profile?of=${entrant.email}">Your profile</a>
      <a href="https://www.facebook.com/sharer/sharer.php?u=https://lumen.example/raffle">Share</a> ${entrant.firstName}
      <a href="https://twitter.com/intent/tweet?url=https://lumen.example/r/${entrant.referralCode}">Tweet</a>
      <a href="https://twitter.com/intent/tweet?url=https://lumen.example/r/${entrant.publicPhone}">Tweet</a>`
    await transport.sendMail({ from, to: entrant.email, subject: 'You are in', html })
  }
}
