import sgMail from '@sendgrid/mail'

sgMail.setApiKey(process.env.SENDGRID_API_KEY!)

export async function broadcast(to: string[], subject: string, html: string) {
  await sgMail.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await sgMail.send({
    from: 'shop@shop.example',
    to,
    subject,
    html,
  })
}
