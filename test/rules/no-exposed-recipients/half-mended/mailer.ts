import Email from 'email-templates'

export const mailer = new Email({
  message: { from: 'office@school.example' },
  transport: { jsonTransport: true },
})
