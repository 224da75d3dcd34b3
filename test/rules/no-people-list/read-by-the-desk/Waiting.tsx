import { Body, Html, Text } from '@react-email/components'
import * as React from 'react'

export function Waiting({ drafts }: { drafts: { title: string; author: string }[] }) {
  return (
    <Html>
      <Body>
        {drafts.map((draft) => (
          <Text key={draft.title}>
            {draft.title} by {draft.author}
          </Text>
        ))}
      </Body>
    </Html>
  )
}
