import { isAddressName, isPlural, singular, wordsOf } from './lexicon.js'
import { remembered } from './remembered.js'

/** Who have a part to play in whatever the application is for. An address may be for support or billing and be a customer’s. */
const parts =
  /^(?:admin|administrator|superadmin|superuser|staff|management|manager|moderator|supervisor|approver|reviewer|operator|committee|personnel|teammate|hr|ops)$/

/** Whom it is about only, in `usersWithoutManager`, `nonStaffEmails`, `managedUsers`. */
const others = /^(?:non|not|no|without|except|excluding|other|by|of|for|from)$/

/**
 * `adminEmails`, `managers`, `staffRecipients`: who wrote the code says that the people it holds have a part to play. Which rows they
 * are may be decided in ways that nobody follows.
 */
export const holdsStaff = remembered((name): boolean => {
  const words = wordsOf(name)
  if (!(isPlural(name) || isAddressName(name)) || words.some((word) => others.test(word))) return false
  return words.some((word) => parts.test(singular(word))) && !words.some((word) => /^(?:user|customer|client|subscriber)s$/.test(word))
})

/** `getAdminEmails`, `findApprovers`: what it gives back. */
export const givesStaff = remembered((name): boolean => {
  const [verb = '', ...rest] = wordsOf(name)
  return /^(?:get|find|list|fetch|load|query|select|resolve|lookup|collect)$/.test(verb) && holdsStaff(rest.join('_'))
})
