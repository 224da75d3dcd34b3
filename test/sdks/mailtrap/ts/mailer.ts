import { MailtrapClient } from 'mailtrap'

const client = new MailtrapClient({ token: process.env.MAILTRAP_TOKEN! })

export async function broadcast(to: string[], subject: string, html: string) {
  await client.send({
    from: { email: 'shop@shop.example' },
    to: to.map((email) => ({ email })),
    subject,
    html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await client.send({
    from: { email: 'shop@shop.example' },
    to: [{ email: to }],
    subject,
    html,
  })
}
