import { Html, Text, Link } from '@react-email/components'

interface Guest {
  name: string
  email: string
}

export function GuestList({ guests }: { guests: Guest[] }) {
  return (
    <Html>
      <Text>Who comes:</Text>
      {guests.map((guest) => (
        <Text key={guest.email}>
          {guest.name}, <Link href={`mailto:${guest.email}`}>{guest.email}</Link>
        </Text>
      ))}
    </Html>
  )
}

export function GuestCount({ guests, name }: { guests: Guest[]; name: string }) {
  return (
    <Html>
      <Text>Hi {name}</Text>
      <Text>{guests.length} people come.</Text>
    </Html>
  )
}
