import { alternatives } from '../flow/union.js'
import { none, type Value } from '../flow/value.js'
import { relationOfWords, singular, wordsOf } from '../people/lexicon.js'
import { remembered } from '../people/remembered.js'

/** What a mail is called that goes out to people who came by themselves, each on their own. */
const mailings =
  /^(?:newsletter|news|campaign|broadcast|bulk|mass|blast|mailing|marketing|promo|promotion|offer|discount|survey|poll|questionnaire|invite|invitation|invited|invitee|join|announce|announcement|unsubscribe|everyone|everybody|rsvp|waitlist|waitlisted|webinar)$/

/** Anybody may be one of these, or they are one at a time where somebody is written to about them. */
const anybody = /^(?:user|person|people|account|profile|recipient|contact|lead|supplier|vendor|partner|worker)$/

const isMailing = (word: string): boolean => mailings.test(word) || mailings.test(singular(word))
const isStranger = (word: string): boolean => relationOfWords([word]) === 'strangers'

/** `newsletter/send.ts`, `notifySubscribers`, `emailAllUsers`: code that is named for many. */
export const isNamedForMany = remembered((name): boolean =>
  wordsOf(name).some((word, at, words) => {
    if (word === 'list' && /^(?:e?mails?|mailing)$/.test(words[at - 1] ?? '')) return true
    if (isMailing(word) || (word === 'all' && at > 0)) return true
    const one = singular(word)
    return one !== word && !anybody.test(one) && isStranger(one)
  }),
)

/** `guestEmails`, `body.customers`: a field that is named for people from outside. */
export const isNamedForStrangers = remembered((name): boolean =>
  wordsOf(name)
    .map(singular)
    .some((word) => !anybody.test(word) && isStranger(word)),
)

const tidings = /^(?:alert|alarm|notification|notify|digest|report|summary|warning|escalation)$/
const business =
  /^(?:admin|administrator|staff|team|seo|audit|monitor|monitoring|uptime|error|ops|backup|deploy|deployment|internal|moderation|compliance)$/

/** `notifyAdmins`, `send-seo-notification`, “Team digest”: told to those who run the application. */
export const isNamedForOwn = remembered((name): boolean => {
  const words = wordsOf(name).map(singular)
  return words.some((word) => tidings.test(word)) && words.some((word) => business.test(word))
})

const looked = 4000

/** What a message says by itself, `You are invited`, `Our newsletter`, sounds like one for many. */
export function soundsLikeMany(values: readonly Value[]): boolean {
  return values.some((value) =>
    literalsIn(value, 0).some((text) => wordsOf(text.slice(0, looked)).some(isMailing) || greetsMany(text.slice(0, looked))),
  )
}

const greeted = /\b(?:dear|hello|hi|hey|greetings)\s+(?:(?:our|valued)\s+)?([a-z]+)/gi

/** `Dear applicants,`, `Hello everyone`. */
function greetsMany(text: string): boolean {
  return [...text.matchAll(greeted)].some(([, name = '']) => {
    const word = name.toLowerCase()
    return /^(?:all|everyone|everybody|folks)$/.test(word) || (singular(word) !== word && isStranger(singular(word)))
  })
}

/** The first words of the subject line, as they are written. */
export function subjectOf(values: readonly Value[]): readonly string[] {
  return values.flatMap((value) =>
    value.k === 'object' ? literalsIn(value.fields.get('subject') ?? value.fields.get('Subject') ?? none, 0) : [],
  )
}

function literalsIn(value: Value, depth: number): string[] {
  if (depth > 4) return []
  if (value.k === 'literal') return typeof value.value === 'string' ? [value.value] : []
  if (value.k === 'text') return value.parts.flatMap((part) => literalsIn(part, depth + 1))
  if (value.k === 'object') return [...value.fields.values()].flatMap((field) => literalsIn(field, depth + 1))
  if (value.k === 'list') return value.items.flatMap((item) => literalsIn(item, depth + 1))
  return value.k === 'union' ? alternatives(value).flatMap((side) => literalsIn(side, depth + 1)) : []
}
