import { createTransport, type SendMailOptions } from 'nodemailer'
import { withoutSuppressed } from './suppress'

export async function sendEmail(props: Pick<SendMailOptions, 'to' | 'subject' | 'html'>, suppressed: string[]) {
  const to = suppressed.length > 0 ? withoutSuppressed(props.to as string, suppressed) : props.to
  if (!to) return
  await createTransport(process.env.SMTP_URL).sendMail({ from: 'bot@form.example', ...props, to })
}
