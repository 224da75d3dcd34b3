import { Resend } from 'resend'

const resend = new Resend(process.env.RESEND_API_KEY)

/** Whoever made the form is told of an answer, where they asked for it. */
export async function POST(request: Request) {
  const { formTitle, notifyEmails, guestEmails } = await request.json()
  await resend.emails.send({
    from: 'forms@survey.example',
    to: notifyEmails,
    subject: `New answer: ${formTitle}`,
    text: 'See the answers.',
  })
  await resend.emails.send({
    from: 'forms@survey.example',
    // expect: no-exposed-recipients
    to: guestEmails,
    subject: `Answered: ${formTitle}`,
    text: 'Thank you.',
  })
  return new Response(null, { status: 204 })
}
