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

/** What people who work together do not read of each other. */
const sensitiveWords = new Set(
  `ssn passport iban creditcard cardnumber salary salaries wage wages payslip compensation bonus nin taxid diagnosis allergy allergies medication medications
  disability religion ethnicity gehalt sueldo salario salaire stipendio`.split(/\s+/),
)
const sensitivePairs = new Set(
  `social_security credit_card card_number bank_account account_number passport_number national_id tax_id base_pay net_pay gross_pay medical_conditions
  medical_notes`.split(/\s+/),
)

/** `employee.salary`, `patient.medicalNotes`: what is nobody’s business but the person’s own. */
export function isSensitiveField(segments: readonly string[]): boolean {
  return segments.some((segment) => {
    const words = wordsOf(segment)
    const end = words.at(-1)
    return end !== undefined && (sensitiveWords.has(end) || sensitivePairs.has(words.slice(-2).join('_')))
  })
}
