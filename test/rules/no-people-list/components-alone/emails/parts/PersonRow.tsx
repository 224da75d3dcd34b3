import { Text } from '@react-email/components'

interface PersonRowProps {
  person: { name: string; phone: string }
}

export const PersonRow = ({ person }: PersonRowProps) => (
  <Text>
    {/* expect-possible: no-people-list */}
    {person.name}
    {/* expect: no-people-list */}
    {person.phone}
  </Text>
)
