import { Text } from '@react-email/components'
import { Layout } from './parts/Layout'

interface Guest {
  name: string
  email: string
}

/** By itself it would be told; the code that sends it hands over the reader's own seats. */
export const Reminder = ({ guests }: { guests: Guest[] }) => (
  <Layout preview="Tomorrow">
    {guests.map((guest) => (
      <Text key={guest.email}>{guest.email}</Text>
    ))}
  </Layout>
)
