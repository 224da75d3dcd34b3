import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_KEY)

/** Takes one address or several. */
export async function send({ to, subject }: { to: string | string[]; subject: string }) {
  const given = Array.isArray(to) ? to : [to]
  const addresses = given.map((address) => address.trim()).filter((address) => address !== '')
  await resend.emails.send({ from: 'desk@shop.example', to: addresses, subject, text: 'Thank you.' })
}
