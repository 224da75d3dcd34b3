import { Link, Section, Text } from '@react-email/components'
import { Layout } from './parts/Layout'
import { PersonRow } from './parts/PersonRow'

interface Guest {
  name: string
  email: string
}

interface RosterProps {
  event: { title: string; attendees: Guest[] }
  user: { name: string; contacts: Guest[] }
  waitlist: { name: string; phone: string }[]
  organizers: Guest[]
}

/** Nobody knows who sends it: it is judged by the names of what it is handed. */
export default function Roster({ event, user, waitlist, organizers }: RosterProps) {
  return (
    <Layout preview={`${event.attendees.length} people come to ${event.title}`}>
      <Text>Hi {user.name}, here is who comes.</Text>
      {event.attendees.map((guest) => (
        <Section key={guest.email}>
          {/* expect-possible: no-people-list */}
          <Text>{guest.name}</Text>
          {/* expect: no-people-list */}
          <Link href={`mailto:${guest.email}`}>Write</Link>
        </Section>
      ))}
      {waitlist.map((person) => (
        <PersonRow key={person.phone} person={person} />
      ))}
      {user.contacts.map((contact) => (
        <Text key={contact.email}>
          {/* expect-possible: no-people-list */}
          {contact.email}
        </Text>
      ))}
      {organizers.map(({ email }) => (
        <Text key={email}>
          {/* expect-possible: no-people-list */}
          {email}
        </Text>
      ))}
      {/* expect: no-foreign-data */}
      <Text>Questions? Ask {event.attendees[0].email}.</Text>
      {/* expect: no-real-person */}
      <Text>Sent by petra.lindqvist@gmail.com</Text>
      <Text>Sent by events@club.example to {user.name}</Text>
    </Layout>
  )
}

Roster.PreviewProps = {
  event: { title: 'Summer party', attendees: [{ name: 'Ada', email: 'ada@club.example' }] },
  user: { name: 'Bo', contacts: [] },
  waitlist: [],
  organizers: [],
}
