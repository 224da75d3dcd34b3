import nodemailer from 'nodemailer'

interface Letter {
  to: string[]
  subject: string
  html: string
  text?: string
}

class Composer {
  to: string[]
  subject: string
  html: string
  text: string

  constructor(letter: Letter) {
    this.to = letter.to
    this.subject = letter.subject
    this.html = letter.html
    this.text = letter.text || ''
  }

  send() {
    const { to, subject, html, text } = this
    return nodemailer.createTransport(process.env.SMTP_URL).sendMail({ from: 'desk@office.example', to, subject, html, text })
  }
}

/** Whoever writes the letter picks who gets it. */
export async function POST(request: Request) {
  const { to, subject, html } = await request.json()
  await new Composer({ to, subject, html }).send()
  return new Response(null, { status: 204 })
}
