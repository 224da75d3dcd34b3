import { createTransport } from 'nodemailer'
import type { Letter } from './templates/letter.js'

const transport = createTransport(process.env.SMTP_URL)

export class Mailer {
  async post(letter: Letter) {
    await transport.sendMail({ from: 'office@theatre.example', ...letter })
  }
}

export const mailer = new Mailer()
