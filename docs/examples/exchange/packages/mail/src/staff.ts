import nodemailer from 'nodemailer'

const transport = nodemailer.createTransport(process.env.SMTP_URL)
const onCall = (process.env.ON_CALL ?? 'ops@exchange.example').split(',')

/** Everybody on call sees who else is: that is the point. */
export async function alertStaff(subject: string, text: string) {
  await transport.sendMail({ from: 'alerts@exchange.example', to: onCall, cc: ['cto@exchange.example', 'security@exchange.example'], subject, text })
}
