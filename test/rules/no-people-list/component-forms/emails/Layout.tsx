import { Body, Head, Html } from 'jsx-email'
import type { ReactNode } from 'react'

export const Layout = ({ title, children }: { title: string; children: ReactNode }) => (
  <Html>
    <Head>
      <title>{title}</title>
    </Head>
    <Body>{children}</Body>
  </Html>
)

/** Shows what it is given to the eye of a screen reader only, which is shown all the same. */
export const Silent = ({ title }: { title: string; children?: ReactNode }) => <Html>{title}</Html>
