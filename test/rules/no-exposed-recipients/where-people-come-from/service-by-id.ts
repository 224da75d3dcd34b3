import sgMail from '@sendgrid/mail'

interface Account {
  email: string
  name: string
}

async function accountOf(id: string): Promise<Account | null> {
  const answer = await fetch(`${process.env.ACCOUNTS_URL}/accounts/${id}`)
  return answer.ok ? answer.json() : null
}

/** Another service knows the addresses, one by one. */
export async function repliedTo(thread: { author: string; replier: string; followers: string[] }) {
  const [author, replier, ...others] = await Promise.all([
    accountOf(thread.author),
    accountOf(thread.replier),
    ...thread.followers.map((id) => accountOf(id)),
  ])
  await sgMail.send({
    from: 'forum@garden.example',
    // expect: no-exposed-recipients
    to: others.filter((one) => one?.email).map((one) => one!.email),
    subject: `${replier?.name} answered ${author?.name}`,
    text: 'See the thread.',
  })
}

export async function repliedToEach(followers: string[]) {
  for (const follower of await Promise.all(followers.map((id) => accountOf(id)))) {
    if (follower) await sgMail.send({ from: 'forum@garden.example', to: follower.email, subject: 'An answer', text: 'See the thread.' })
  }
}
