import { ask, calleeName, type FileView, ofView, type Question } from '../../flow/view.js'
import type { Certainty } from '../../finding.js'
import { wordsOf } from '../../people/lexicon.js'
import { isSecretField } from '../../people/secrets.js'
import { nameOfCell, writesOf, type Write } from './cells.js'
import type { CellTouch } from './held.js'
import { isMadeForOne } from './made-for-one.js'
import type { Touch } from './slice.js'
import { happensIn, isOfTurn, outlives, type Turn } from './turns.js'

/** A secret that was made up once and is mailed to one person after the other. */
export interface SharedSecret {
  readonly read: CellTouch
  readonly write: Write
  readonly certainty: Certainty
}

/** `const resetToken = randomBytes(20)` before the loop, or in the module: whoever gets it can act for the others. */
export function sharedSecrets(turn: Turn, to: readonly Touch[], content: readonly Touch[]): SharedSecret[] {
  if (!to.some((touch) => isOfTurn(turn, touch))) return []
  return content.flatMap((touch): SharedSecret[] => {
    if (touch.k !== 'cell' || touch.cell.k !== 'binding' || touch.hold === 'whole' || !outlives(touch.cell, turn)) return []
    const { view, binding } = touch.cell
    // A function within a request runs for that request: what the request made up is its own.
    if (turn.k === 'run' && view.facts.bindings[binding]!.function !== 0) return []
    const [write, ...others] = writesOf(touch.cell)
    const name = nameOfCell(touch.cell)
    if (!write?.init || others.length > 0 || !isMadeForOne(write) || isKey(touch)) return []
    const stored = isStoredFor(turn, touch)
    if (!isSecretField(name) && !(stored && /^code$|Code$/.test(name))) return []
    const sure = turn.k === 'run' || own.test(wordsOf(name).join('')) || stored
    return [{ read: touch, write, certainty: sure ? 'likely' : 'possible' }]
  })
}

/** What opens one account; a mere `token` or `code` may be of something that all are asked about. */
const own =
  /(?:reset|verification|verify|confirmation|login|signin|magic|access|auth|session|unsubscribe)(?:token|code|link|key)|password|otp|pin$/

const signing = /^(?:sign|jwt|hash\w*|hmac|createHmac|encrypt|\w*[cC]ipher\w*|update|digest|seal|compare\w*|pbkdf2\w*|scrypt\w*)$/

/** `jwt.sign(user, secret)`: what signs or encrypts for all is no part of what they get. */
function isKey({ scope: { view }, at }: CellTouch): boolean {
  return ask(view, isSigned, at)
}

const isSigned: Question<boolean> = {
  about: 'terms',
  answer({ calls, facts }, at) {
    const { span } = facts.terms[at]!
    return calls.some(({ term }) => {
      const call = facts.terms[term]!
      return call.k === 'call' && call.span[0] < span[0] && span[1] < call.span[1] && signing.test(calleeName(facts, call.callee) ?? '')
    })
  },
}

const storing = /^(?:update\w*|create\w*|save\w*|set\w*|insert\w*|upsert|findByIdAndUpdate|findOneAndUpdate|query|execute)$/

/** The turn writes it to a record: it is one person’s there. */
function isStoredFor(turn: Turn, { cell }: CellTouch): boolean {
  if (cell.k !== 'binding') return false
  const { view, binding } = cell
  return ask(view, storingCalls, binding).some((effect) => happensIn(turn, view, effect.function, effect.loops))
}

/** Calls that store what holds a name. */
const storingCalls: Question<FileView['calls']> = {
  about: 'bindings',
  answer(view, binding) {
    const { terms } = view.facts
    const refs = terms.filter((term) => term.k === 'ref' && term.binding === binding)
    return storingIn(view).filter(({ term }) => {
      const [from, to] = terms[term]!.span
      return refs.some(({ span }) => from < span[0] && span[1] < to)
    })
  },
}

const storingIn = ofView(({ calls, facts }) =>
  calls.filter(({ term }) => {
    const call = facts.terms[term]!
    return call.k === 'call' && storing.test(calleeName(facts, call.callee) ?? '')
  }),
)
