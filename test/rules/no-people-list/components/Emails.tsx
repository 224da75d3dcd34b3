import { Body, Column, Html, Link, Preview, Row, Text } from '@react-email/components'
import * as React from 'react'

interface Attendee {
  id: string
  name: string
  email: string
  phone?: string
}

interface OrderEmailProps {
  orderId: string
  attendees: Attendee[]
}

/** Prints what it is given of each attendee. */
export const AttendeeListEmail = ({ orderId, attendees }: OrderEmailProps) => (
  <Html>
    <Preview>{`Order ${orderId}`}</Preview>
    <Body>
      {attendees.map((attendee) => (
        <Row key={attendee.id}>
          <Column>
            <Link href={`mailto:${attendee.email}`}>{attendee.name}</Link>
          </Column>
        </Row>
      ))}
    </Body>
  </Html>
)

AttendeeListEmail.PreviewProps = { orderId: '1', attendees: [] } satisfies OrderEmailProps

/** Only counts them. */
export const AttendeeCountEmail = ({ orderId, attendees }: OrderEmailProps) => (
  <Html>
    <Body>
      <Text>
        Order {orderId}: {attendees.length} people come.
      </Text>
    </Body>
  </Html>
)

function PhoneRow({ person }: { person: Attendee }) {
  return (
    <Row>
      <Column>{person.phone}</Column>
    </Row>
  )
}

/** A component within a component. */
export default function PhoneListEmail(props: { people: Attendee[] }) {
  const { people } = props
  return (
    <Html>
      <Body>
        {people.map((person) => (
          <PhoneRow key={person.id} person={person} />
        ))}
      </Body>
    </Html>
  )
}

/** Names alone are nobody’s contact data. */
export const NamesEmail = ({ attendees }: OrderEmailProps) => (
  <Html>
    <Text>{attendees.map((attendee) => attendee.name).join(', ')}</Text>
  </Html>
)

export const WelcomeEmail = ({ user }: { user: Attendee }) => (
  <Html>
    <Text>
      Hi {user.name}, we write to {user.email}.
    </Text>
  </Html>
)
