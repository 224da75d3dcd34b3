import { readFileSync } from 'node:fs'
import nodemailer from 'nodemailer'
import { Pool } from 'pg'

const pool = new Pool()
const transport = nodemailer.createTransport(process.env.SMTP_URL)

function fill(template: string, variables: Record<string, string>): string {
  let result = template
  for (const [key, value] of Object.entries(variables)) {
    result = result.replace(new RegExp(`{{{${key}}}}`, 'g'), value)
    result = result.replace(new RegExp(`{{${key}}}`, 'g'), value)
  }
  return result
}

/** Each field is what was written into it, for whomever it was. */
export async function newsletter() {
  const { rows } = await pool.query('SELECT email, unsubscribe_token FROM newsletter_subscribers WHERE is_active = true')
  const template = readFileSync('newsletter.html', 'utf8')
  for (const subscriber of rows) {
    const unsubscribeUrl = `https://news.example/unsubscribe?token=${subscriber.unsubscribe_token}`
    const html = fill(template, { title: 'News', unsubscribeUrl })
    await transport.sendMail({ to: subscriber.email, subject: 'News', html })
  }
}

export async function digest() {
  const { rows } = await pool.query('SELECT email, unsubscribe_token FROM newsletter_subscribers WHERE is_active = true')
  const template = readFileSync('newsletter.html', 'utf8')
  for (const subscriber of rows) {
    // expect: no-foreign-data
    const unsubscribeUrl = `https://news.example/unsubscribe?token=${rows[0].unsubscribe_token}`
    const html = fill(template, { title: 'News', unsubscribeUrl })
    await transport.sendMail({ to: subscriber.email, subject: 'News', html })
  }
}
