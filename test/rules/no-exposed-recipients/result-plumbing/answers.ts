import { Result, ok, okAsync } from 'neverthrow'
import { flatten, uniq } from 'lodash'
import { mailer } from './mailer'

interface Step {
  id: string
  kind: 'fixed' | 'answered'
  emails: string[]
  question: string
}

type Answers = Record<string, { answer: { value: string } }>

const emailsOf = (step: Step | undefined, responses: Answers): Result<string[], Error> => {
  if (!step) return ok([])
  return step.kind === 'fixed' ? ok(step.emails) : ok([responses[step.question].answer.value])
}

const tell = (emails: string[]) =>
  mailer.sendMail({ from: 'forms@poll.example', to: emails, subject: 'The application is complete', text: 'Thank you.' })

export const completed = (form: { steps: Step[]; notified?: string[]; emails?: string[] }, responses: Answers) =>
  Result.combine((form.notified ?? []).map((id) => emailsOf(form.steps.find((step) => step.id === id), responses)))
    .map((lists) => flatten(lists))
    .map((emails) => uniq([...emails, ...(form.emails ?? [])]))
    .asyncAndThen((emails) => {
      if (emails.length === 0) return okAsync(true)
      // expect: no-exposed-recipients
      return tell(emails)
    })

export const turnOf = (step: Step, responses: Answers) =>
  step.kind === 'answered' ? tell([responses[step.question].answer.value]) : undefined

export const setUp = (form: { emails: string[] }) => tell(form.emails)
