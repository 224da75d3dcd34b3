import { sendWithMailgun } from '@acme/mail'
import { attendeesOf } from '~/people'

export async function remind(eventId: string) {
  const attendees = await attendeesOf(eventId)
  await sendWithMailgun({
    // expect: no-exposed-recipients
    recipients: attendees.map((attendee) => attendee.email),
    subject: 'Tomorrow',
    html: '',
  })
}
