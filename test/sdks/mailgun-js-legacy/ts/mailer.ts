import mailgunJs from 'mailgun-js'

const mailgun = mailgunJs({ apiKey: process.env.MAILGUN_API_KEY!, domain: 'mg.shop.example' })

export async function broadcast(to: string[], subject: string, html: string) {
  await mailgun.messages().send({
    from: 'Shop <shop@shop.example>',
    to: to.join(','),
    subject,
    html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await mailgun.messages().send({
    from: 'Shop <shop@shop.example>',
    to,
    subject,
    html,
  })
}
