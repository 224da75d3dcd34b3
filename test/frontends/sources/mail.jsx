import * as React from 'react'
import { Html, Text } from '@react-email/components'
import { Layout } from './layout'

export default function Welcome({ user, team: { members = [] }, ...props }) {
  const title = <>Hello&nbsp;{user.name}</>
  return (
    <Html lang="en" dir='l&quot;tr' {...props} data-x xml:space="preserve">
      {/* nothing here */}
      <Layout.Head.Title title={title} render={() => <b>{user.name}</b>} icon=<i/> />
      <Text key={1}>
        Dear {user.name},{' '}
        you and   {members.length} others &amp; friends
        are invited.
      </Text>
      {members.map((member) => (
        <li key={member.id}>{member.email}</li>
      ))}
      {user.admin && <motion.div onClick={async () => { await remove(user) }} />}
      <this.Footer />
      <a href={`mailto:${user.email}`}>write "to" &lt;me&gt;</a>
      {}
    </Html>
  )
}
Welcome.PreviewProps = { user: { name: 'Ada' } }
