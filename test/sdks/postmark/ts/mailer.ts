import { ServerClient } from 'postmark'

const postmark = new ServerClient(process.env.POSTMARK_TOKEN!)

export async function broadcast(to: string[], subject: string, html: string) {
  await postmark.sendEmail({
    From: 'shop@shop.example',
    To: to.join(','),
    Subject: subject,
    HtmlBody: html,
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await postmark.sendEmail({
    From: 'shop@shop.example',
    To: to,
    Subject: subject,
    HtmlBody: html,
  })
}
