import { send } from './send'

/** Members on lines of their own, without semicolons. */
export async function confirm(request: Request) {
  // prettier-ignore
  const body = (await request.json()) as {
    event: string
    to: string
  }
  await send({ to: body.to, subject: body.event })
}

export async function cancelWebinar(request: Request) {
  // prettier-ignore
  const body = (await request.json()) as {
    event: string
    emails: string[]
  }
  // expect: no-exposed-recipients
  await send({ to: body.emails, subject: body.event })
}
