/** People who don’t exist, at domains that nobody can register (RFC 2606). */
export interface Person {
  readonly name: string
  readonly address: string
}

/** Who gets a copy. */
export const readers: readonly Person[] = [
  { name: 'Ana Duarte', address: 'ana.duarte@example.com' },
  { name: 'Bo Lindgren', address: 'bo.lindgren@example.org' },
  { name: 'Chidi Obi', address: 'chidi.obi@example.net' },
]

/** Whose data stands in a copy that is not theirs. */
export const others: readonly Person[] = [
  { name: 'Dina Haddad', address: 'dina.haddad@example.com' },
  { name: 'Emre Kaya', address: 'emre.kaya@example.org' },
  { name: 'Farah Noor', address: 'farah.noor@example.net' },
]

/** What a person’s datum could be, by the name of its field. Undefined where the name tells of no person’s own data. */
export function sampleOf(path: string, person: Person): string | undefined {
  const field = /[^.[\]]*$/.exec(path.replace(/\[[^\]]*\]$/, ''))![0].toLowerCase()
  if (/e-?mail|^(?:to|address|recipient)$/.test(field)) return person.address
  if (/phone|mobile|^tel$/.test(field)) return '+1 202 555 0142'
  if (/street|postal|shipping|city/.test(field)) return '12 Sample Street'
  if (/first_?name|given_?name/.test(field)) return person.name.split(' ')[0]!
  if (/last_?name|family_?name|surname/.test(field)) return person.name.split(' ')[1]!
  if (/name$/.test(field)) return person.name
  return undefined
}
