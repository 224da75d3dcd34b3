import { Body, Html, Preview } from '@react-email/components'

export function Layout({ preview, children }) {
  return (
    <Html>
      <Preview>{preview}</Preview>
      <Body>{children}</Body>
    </Html>
  )
}
