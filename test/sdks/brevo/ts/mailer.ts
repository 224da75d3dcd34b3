import { BrevoClient } from '@getbrevo/brevo'

const brevo = new BrevoClient({ apiKey: process.env.BREVO_API_KEY! })

export async function broadcast(to: string[], subject: string, html: string) {
  await brevo.transactionalEmails.sendTransacEmail({
    sender: { email: 'shop@shop.example' },
    to: to.map((email) => ({ email })),
    subject,
    htmlContent: html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await brevo.transactionalEmails.sendTransacEmail({
    sender: { email: 'shop@shop.example' },
    to: [{ email: to }],
    subject,
    htmlContent: html,
  })
}
