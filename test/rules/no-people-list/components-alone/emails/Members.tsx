import { Container, Text } from '@react-email/components'

/** A part that no mail of this project uses, and no mail by itself. */
export const Members = ({ members }: { members: { email: string }[] }) => (
  <Container>
    {members.map(({ email }) => (
      <Text key={email}>{email}</Text>
    ))}
  </Container>
)
