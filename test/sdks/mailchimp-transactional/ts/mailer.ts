import mailchimp from '@mailchimp/mailchimp_transactional'

const client = mailchimp(process.env.MANDRILL_KEY!)

export async function broadcast(to: string[], subject: string, html: string) {
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      to: to.map((email) => ({ email })),
      preserve_recipients: true,
      subject,
      html,
    },
  })
}

export async function sendOne(to: string, subject: string, html: string) {
  await client.messages.send({
    message: {
      from_email: 'shop@shop.example',
      to: [{ email: to }],
      preserve_recipients: true,
      subject,
      html,
    },
  })
}
