import { Text } from '@react-email/components'
import { Layout } from './parts/Layout'

/** The code that sends it says that all of these are strangers: it is told there, and once. */
export const Invitation = ({ people }: { people: { phone: string }[] }) => (
  <Layout preview="You are invited">
    {people.map(({ phone }) => (
      <Text key={phone}>{phone}</Text>
    ))}
  </Layout>
)
