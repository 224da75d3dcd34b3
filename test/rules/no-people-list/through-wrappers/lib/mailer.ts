import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import handlebars from 'handlebars'
import juice from 'juice'
import nodemailer, { type Transporter } from 'nodemailer'

interface Mail {
  to: string
  subject: string
  template: string
  data: Record<string, unknown>
}

export class Mailer {
  private readonly transporter: Transporter = nodemailer.createTransport(process.env.SMTP_URL)

  private render(name: string, data: Record<string, unknown>): string {
    const source = readFileSync(resolve(__dirname, `../templates/${name}.hbs`), 'utf-8')
    return juice(handlebars.compile(source)(data))
  }

  async send({ to, subject, template, data }: Mail): Promise<void> {
    await this.transporter.sendMail({ to, subject, html: this.render(template, { ...data, year: 2026 }) })
  }
}

export const mailer = new Mailer()
