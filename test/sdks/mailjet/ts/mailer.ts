import Mailjet from 'node-mailjet'

const mailjet = Mailjet.apiConnect(process.env.MJ_KEY!, process.env.MJ_SECRET!)

export async function broadcast(to: string[], subject: string, html: string) {
  await mailjet.post('send', { version: 'v3.1' }).request({
    Messages: [
      {
        From: { Email: 'shop@shop.example', Name: 'Shop' },
        To: to.map((Email) => ({ Email })),
        Subject: subject,
        HTMLPart: html,
      },
    ],
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await mailjet.post('send', { version: 'v3.1' }).request({
    Messages: [
      {
        From: { Email: 'shop@shop.example', Name: 'Shop' },
        To: [{ Email: to }],
        Subject: subject,
        HTMLPart: html,
      },
    ],
  })
}
