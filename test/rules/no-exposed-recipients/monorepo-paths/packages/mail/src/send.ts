import formData from 'form-data'
import Mailgun from 'mailgun.js'

const mailgun = new Mailgun(formData).client({ username: 'api', key: process.env.MAILGUN_KEY ?? '' })

export const sendWithMailgun = ({ recipients, ...rest }: { recipients: string[]; subject: string; html: string }) =>
  mailgun.messages.create('example.com', { from: 'a@example.com', to: recipients, ...rest })
