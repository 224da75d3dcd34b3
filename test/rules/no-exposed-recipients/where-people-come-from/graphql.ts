import { createTransport } from 'nodemailer'

const transport = createTransport(process.env.SMTP_URL)

interface InviteArgs {
  input: { emails: string[]; note?: string }
}

export const resolvers = {
  Mutation: {
    async inviteGuests(_parent: unknown, { input }: InviteArgs, { user }: { user: { name: string } }) {
      await transport.sendMail({
        from: 'dance@hall.example',
        // expect: no-exposed-recipients
        to: input.emails,
        subject: `${user.name} invites you`,
        text: 'Come and dance.',
      })
      return true
    },
    async inviteEach(_parent: unknown, args: InviteArgs) {
      await Promise.all(
        args.input.emails.map((to) => transport.sendMail({ from: 'dance@hall.example', to, subject: 'An invitation', text: '…' })),
      )
      return true
    },
  },
}
