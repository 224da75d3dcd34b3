import { Result, ResultAsync, err, ok, okAsync } from 'neverthrow'
import { flatten, uniq } from 'lodash'
import { mailer } from './mailer'
import { UserModel } from './user.model'

interface Ward {
  kind: 'nurses' | 'visitors'
}

const visitorsOf = (ward: Ward): ResultAsync<string[], Error> =>
  ResultAsync.fromPromise(UserModel.find({ visits: ward.kind }).exec(), () => new Error('db')).map((users) =>
    users.map((user) => user.email),
  )

const checked = (email: string): Result<string, Error> => (email.includes('@') ? ok(email) : err(new Error(email)))

export function visitingHours(wards: Ward[], alsoTo: string[]) {
  return ResultAsync.combine(wards.map(visitorsOf))
    .mapErr((error) => error)
    .map((lists) => flatten(lists))
    .map((emails) => uniq([...emails, ...alsoTo]))
    .andThen((emails) =>
      emails.length === 0
        ? okAsync(undefined)
        : ResultAsync.fromSafePromise(
            mailer.sendMail({
              from: 'desk@ward.example',
              // expect: no-exposed-recipients
              to: emails,
              subject: 'New visiting hours',
              text: 'From two to four.',
            }),
          ),
    )
}

export async function invited(emails: string[]) {
  const all = Result.combine(emails.map(checked))
  if (all.isErr()) return
  for (const to of all.value) await mailer.sendMail({ from: 'desk@ward.example', to, subject: 'Come by', text: 'Any day.' })
}

export async function matched(ward: Ward) {
  const found = await visitorsOf(ward)
  await found.match(
    // expect: no-exposed-recipients
    (emails) => mailer.sendMail({ from: 'desk@ward.example', to: emails.join(','), subject: 'Closed today', text: 'Sorry.' }),
    () => Promise.resolve(undefined),
  )
}
