import { Result, ResultAsync, ok, err } from 'neverthrow'
import { flatten, uniq } from 'lodash'
import { mailer } from './mailer'
import { UserModel } from './user.model'

const fetchRespondents = (formId: string) => ResultAsync.fromPromise(UserModel.find({ answered: formId }).exec(), () => new Error('db'))

const emailOf = (user: { email?: string }): Result<string, Error> => (user.email ? ok(user.email) : err(new Error('no address')))

export async function formClosed(formIds: string[]) {
  const found = await Promise.all(formIds.map((id) => UserModel.find({ answered: id })))
  const emails = uniq(flatten(found).map((user) => user.email))
  await mailer.sendMail({
    from: 'forms@poll.example',
    // expect: no-exposed-recipients
    to: emails,
    subject: 'A form you answered is closed',
    text: 'Thank you.',
  })
}

export function formEdited(formId: string) {
  return fetchRespondents(formId)
    .andThen((users) => Result.combine(users.map(emailOf)))
    .map((emails) =>
      // expect: no-exposed-recipients
      mailer.sendMail({ from: 'forms@poll.example', to: emails, subject: 'A form has changed', text: 'Please answer again.' }),
    )
}

export async function winners(formId: string) {
  const [form, ...users] = await Promise.all([UserModel.findById(formId), ...(await UserModel.find({ won: formId }))])
  for (const user of users) {
    await mailer.sendMail({ from: 'forms@poll.example', to: user.email, subject: `You won: ${form?.id}`, text: 'A prize.' })
  }
}
