import sendpulse from 'sendpulse-api'

sendpulse.init(process.env.SP_ID!, process.env.SP_SECRET!, '/var/cache/', () => {})

export async function broadcast(to: string[], subject: string, html: string) {
  sendpulse.smtpSendMail(console.log, {
    from: { email: 'shop@shop.example', name: 'Shop' },
    to: to.map((email) => ({ email })),
    subject,
    html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  sendpulse.smtpSendMail(console.log, {
    from: { email: 'shop@shop.example', name: 'Shop' },
    to: [{ email: to }],
    subject,
    html,
  })
}
