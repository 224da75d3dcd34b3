import nodemailer from 'nodemailer'
import type { Request, Response } from 'express'

interface Letter {
  from: string
  to: string
  html: string
}

const transport = nodemailer.createTransport(process.env.SMTP_URL)
const linkFor = async (email: string) => (await fetch(`https://shop.example/links/${encodeURIComponent(email)}`)).text()

class Desk {
  private letter: Letter = { from: 'desk@shop.example', to: '', html: '' }

  setTo(email: string) {
    this.letter.to = email
  }

  setHtml(html: string) {
    this.letter.html = html
  }

  async send() {
    await transport.sendMail(this.letter)
  }

  async sendTo(to: string, html: string) {
    await transport.sendMail({ from: 'desk@shop.example', to, html })
  }
}

const desk = new Desk()

/** While one request waits for its link, the next sets its own reader: setters are not seen as what a turn writes. */
export async function reset(req: Request, res: Response) {
  // missing: no-shared-message
  desk.setTo(req.body.email)
  const link = await linkFor(req.body.email)
  desk.setHtml(`<a href="${link}">A new password</a>`)
  await desk.send()
  res.sendStatus(202)
}

export async function resetOwn(req: Request, res: Response) {
  const link = await linkFor(req.body.email)
  await desk.sendTo(req.body.email, `<a href="${link}">A new password</a>`)
  res.sendStatus(202)
}
