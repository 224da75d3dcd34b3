import sendgrid, { mail as helper } from 'sendgrid'

const sg = sendgrid(process.env.SENDGRID_API_KEY!)

export async function broadcast(to: string[], subject: string, html: string) {
  const request = sg.emptyRequest({
    method: 'POST',
    path: '/v3/mail/send',
    body: {
      from: { email: 'shop@shop.example' },
      personalizations: [
        {
          to: to.map((email) => ({ email })),
        },
      ],
      subject,
      content: [{ type: 'text/html', value: html }],
    },
  })
  await sg.API(request)
}

export async function sendOne(to: string, subject: string, html: string) {
  const request = sg.emptyRequest({
    method: 'POST',
    path: '/v3/mail/send',
    body: {
      from: { email: 'shop@shop.example' },
      personalizations: [
        {
          to: [{ email: to }],
        },
      ],
      subject,
      content: [{ type: 'text/html', value: html }],
    },
  })
  await sg.API(request)
}
