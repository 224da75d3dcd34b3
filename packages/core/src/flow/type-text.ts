import type { TypeText } from '../facts.js'
import { remembered } from '../people/remembered.js'

/** The parts of `Params&{userEmail:string}`. Types are as long as their members are many, and are asked for each of them. */
export const partsOf = remembered((type) => (type.includes('&') ? takenApart(type) : [type]))

function takenApart(type: TypeText): readonly string[] {
  const found = ['']
  let depth = 0
  for (const character of type) {
    if ('{(<['.includes(character)) depth++
    if ('})>]'.includes(character)) depth--
    if (character === '&' && depth === 0) found.push('')
    else found[found.length - 1] += character
  }
  return found
}

const oneName = /\??:([A-Za-z_$][\w$.]*(?:\[\])?|string\|string\[\]|string\[\]\|string)(?=[;,}])/y

/** The type of a member whose type is one name or a list of it: `{mailer:Mailer;to:string[]}`. */
export function writtenMember(type: TypeText, name: string): TypeText | undefined {
  for (let at = type.indexOf(name); at >= 0; at = type.indexOf(name, at + 1)) {
    const before = type.endsWith('readonly', at) ? [at - 1, at - 'readonly'.length - 1] : [at - 1]
    if (!before.some((place) => place >= 0 && '{;,'.includes(type[place]!))) continue
    oneName.lastIndex = at + name.length
    const found = oneName.exec(type)?.[1]
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether a type is known whole and has no such member: `Omit<Letter, 'to'>`, `{ subject: string }`. */
export function lacksMember(type: TypeText, name: string): boolean {
  return partsOf(type).every((part) => {
    const { omitted, members } = known(part)
    return omitted ? omitted.has(name) : members !== undefined && !members.has(name)
  })
}

/** The members that a part of a type leaves out, or all that it has, where it is written out. */
const known = remembered((part): { readonly omitted?: ReadonlySet<string>; readonly members?: ReadonlySet<string> } => {
  const omitted = /^Omit<.+,((?:\|?'[^']*')+)>$/.exec(part)?.[1]
  if (omitted) return { omitted: new Set([...omitted.matchAll(/'([^']*)'/g)].map(([, name]) => name!)) }
  // An index signature has any member, and one of several types may.
  if (!part.startsWith('{') || /[{;,]\[|\}./.test(part)) return {}
  return { members: new Set([...part.matchAll(/[{;,](?:readonly)?([\w$]+)\??[:(]/g)].map(([, name]) => name!)) }
})
