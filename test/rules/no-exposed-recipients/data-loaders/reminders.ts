import nodemailer from 'nodemailer'

const mailer = nodemailer.createTransport({ host: 'mail.retro.example' })

interface Context {
  dataLoader: { get(name: string): { load(key: string): Promise<any>; loadMany(keys: string[]): Promise<any[]> } }
  loaders: { userLoader: { load(key: string): Promise<any>; loadMany(keys: string[]): Promise<any[]> } }
}

export async function remindAll(_source: unknown, { ids }: { ids: string[] }, { dataLoader }: Context) {
  const users = (await dataLoader.get('users').loadMany(ids)).filter((user) => !(user instanceof Error))
  await mailer.sendMail({
    from: 'bot@retro.example',
    // expect: no-exposed-recipients
    to: users.map((user) => user.email),
    subject: 'You have news',
    text: 'Log in to see it.',
  })
  for (const { email } of users)
    await mailer.sendMail({ from: 'bot@retro.example', to: email, subject: 'You have news', text: 'Log in to see it.' })
}

export async function warnAll(_source: unknown, { ids }: { ids: string[] }, { loaders }: Context) {
  const found = await loaders.userLoader.loadMany(ids)
  const to = found.map(({ email }) => email).join(',')
  // expect: no-exposed-recipients
  await mailer.sendMail({ from: 'bot@retro.example', to, subject: 'Your plan ends', text: 'Renew it.' })
}

/** The members of one team read the summary of their own meeting. */
export async function summarise(_source: unknown, { teamId }: { teamId: string }, { dataLoader }: Context) {
  const members = await dataLoader.get('teamMembersByTeamId').load(teamId)
  const users = await dataLoader.get('users').loadMany(members.map((member: { userId: string }) => member.userId))
  await mailer.sendMail({
    from: 'bot@retro.example',
    // expect-possible: no-exposed-recipients
    to: users.map((user) => user.email),
    subject: 'Your meeting',
    text: 'What you said.',
  })
}

export async function welcome(_source: unknown, { id }: { id: string }, { dataLoader }: Context) {
  const user = await dataLoader.get('users').load(id)
  await mailer.sendMail({ from: 'bot@retro.example', to: user.email, subject: 'Welcome', text: 'Good to have you.' })
}

/** An address is none of many, whatever its last letter. */
export async function receipt(_source: unknown, { id }: { id: string }, { dataLoader }: Context) {
  const to = await dataLoader.get('emailAddressByUserId').load(id)
  await mailer.sendMail({ from: 'bot@retro.example', to, subject: 'Your receipt', text: 'Thank you.' })
}
