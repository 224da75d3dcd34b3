import { wordsOf } from './lexicon.js'

const alone = /^(?:password|passwd|passphrase|otp|totp|passcode|pincode|token|secret|apikey|magiclink|recoverycode|backupcode)$/
const paired =
  /^(?:(?:reset|verify|verification|confirm|confirmation|activation|login|signin|access|refresh|auth|invite|invitation|magic|recovery|setup|unsubscribe|one|time|temp|temporary|new|plain)(?:token|code|link|url|hash|key|pin|password)|api(?:key|token|secret)|pincode|accesskey|privatekey|securitycode|timecode)$/

/** A field that opens something of the person who has it: `resetToken`, `password`, `magicLink`, `otp`. */
export function isSecretField(name: string): boolean {
  const words = wordsOf(name)
  const last = words.at(-1)
  if (last === undefined || /^(?:at|expires?|expiry|count|type|id|enabled|sent|used|hint|policy)$/.test(last)) return false
  return alone.test(last) || paired.test(words.slice(-2).join(''))
}
