import type { JobHelpers } from 'graphile-worker'

export default async (_payload: unknown, { addJob, withPgClient }: JobHelpers) => {
  const { rows: users } = await withPgClient((client) => client.query('select email from users where weekly'))
  await addJob('send_mail', {
    // expect: no-exposed-recipients
    to: users.map((user) => user.email),
    subject: 'Weekly',
  })
  for (const user of users) await addJob('send_mail', { to: user.email, subject: 'Weekly' })
}
