import { createElement, memo } from 'react'
import { Body, Column, Html, Row, Section, Text } from '@react-email/components'

interface Guest {
  id: string
  name: string
  email: string
  phone: string
}

interface Props {
  guests: Guest[]
  me: Guest
}

const Cell = ({ value }: { value: string }) => (
  <Column>
    <Text>{value}</Text>
  </Column>
)

const GuestRow = memo(function GuestRow({ guest }: { guest: Guest }) {
  return (
    <Row>
      <Cell value={guest.name} />
      <Cell value={guest.phone} />
    </Row>
  )
})

const Card = ({ children }: { children: React.ReactNode }) => <Section>{children}</Section>

export default function GuestTable({ guests }: Props) {
  return (
    <Html>
      <Body>
        {guests.map((guest) => (
          <Card key={guest.id}>
            <GuestRow guest={guest} />
          </Card>
        ))}
      </Body>
    </Html>
  )
}

export const CreatedTable = ({ guests }: Props) =>
  createElement(Html, null, createElement(Body, null, ...guests.map((guest) => createElement(Text, { key: guest.id }, guest.email))))

export const OwnTable = ({ guests, me }: Props) => (
  <Html>
    <Body>
      {guests
        .filter((guest) => guest.id === me.id)
        .map((guest) => (
          <GuestRow key={guest.id} guest={guest} />
        ))}
      <Cell value={`${guests.length} people come`} />
    </Body>
  </Html>
)
