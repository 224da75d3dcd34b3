import { SendMailClient } from 'zeptomail'

const client = new SendMailClient({ url: 'api.zeptomail.com/', token: process.env.ZEPTO_TOKEN! })

export async function broadcast(to: string[], subject: string, html: string) {
  await client.sendMail({
    from: { address: 'shop@shop.example', name: 'Shop' },
    to: to.map((address) => ({ email_address: { address } })),
    subject,
    htmlbody: html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await client.sendMail({
    from: { address: 'shop@shop.example', name: 'Shop' },
    to: [{ email_address: { address: to } }],
    subject,
    htmlbody: html,
  })
}
