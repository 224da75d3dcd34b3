import { Body, Html } from '@react-email/components'

export function Layout({ children, footer }: { children: React.ReactNode; footer: () => React.ReactNode }) {
  return (
    <Html>
      <Body>
        {children}
        {footer()}
      </Body>
    </Html>
  )
}
