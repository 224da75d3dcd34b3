import { sendMail } from './mail'

interface State {
  answers: Record<string, string>
  visitor: string
}

interface Step {
  kind: 'mail' | 'question'
  to: string
}

async function take(step: Step, state: State): Promise<{ state?: State }> {
  if (step.kind === 'mail') await sendMail(step.to, `Answers of ${state.visitor}`)
  return { state: { ...state, answers: { ...state.answers, [step.to]: 'sent' } } }
}

/** One visitor’s way through a form: each step is handed what the last one left. */
export async function walk(steps: Step[], start: State) {
  let state = start
  for (const step of steps) {
    const result = await take(step, state)
    if (result.state) state = result.state
  }
  return state
}

/** Each circle gets a text of its own: the caller’s stays as it was. */
async function inviteCircle(circle: { people: { email: string }[]; open: boolean }, text: string) {
  if (circle.open) text = `${text} Bring a friend.`
  await Promise.all(circle.people.map((person) => sendMail(person.email, text)))
}

export async function inviteAll(circles: { people: { email: string }[]; open: boolean }[], text: string) {
  await Promise.all(circles.map((circle) => inviteCircle(circle, text)))
}
