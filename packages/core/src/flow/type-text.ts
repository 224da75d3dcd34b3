import type { TypeText } from '../facts.js'

/** The parts of `Params&{userEmail:string}`. */
export function partsOf(type: TypeText): string[] {
  const parts = ['']
  let depth = 0
  for (const character of type) {
    if (/[{(<[]/.test(character)) depth++
    if (/[})>\]]/.test(character)) depth--
    if (character === '&' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

/** The type of a member whose type is one name or a list of it: `{mailer:Mailer;to:string[]}`. */
export function writtenMember(type: string, name: string): TypeText | undefined {
  const word = name.replaceAll('$', '\\$')
  return new RegExp(
    `(?<=[{;,])(?:readonly)?${word}\\??:([A-Za-z_$][\\w$.]*(?:\\[\\])?|string\\|string\\[\\]|string\\[\\]\\|string)(?=[;,}])`,
  ).exec(type)?.[1]
}

/** Whether a type is known whole and has no such member: `Omit<Letter, 'to'>`, `{ subject: string }`. */
export function lacksMember(type: TypeText, name: string): boolean {
  return partsOf(type).every((part) => {
    const omitted = /^Omit<.+,((?:\|?'[^']*')+)>$/.exec(part)?.[1]
    if (omitted) return omitted.includes(`'${name}'`)
    return (
      part.startsWith('{') &&
      !/[{;,]\[|\}./.test(part) &&
      !new RegExp(`[{;,](?:readonly)?${name.replaceAll('$', '\\$')}\\??[:(]`).test(part)
    )
  })
}
