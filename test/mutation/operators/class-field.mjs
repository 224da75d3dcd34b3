import { addressesOf, importEdits, withRecipients } from '../edits.mjs'

export default {
  name: 'class-field',
  does: 'the list lies in a field of a class',
  expects: 'no-exposed-recipients',
  mutate({ site, people, random }) {
    const reads = [
      { body: '', read: '.addresses' },
      { body: 'get everyone() { return this.addresses.filter(Boolean) }', read: '.everyone' },
      { body: 'recipients() { return this.addresses }', read: '.recipients()' },
    ]
    const { body, read } = reads[Math.floor(random() * reads.length)]
    const cls = `class Audience {\nconstructor(addresses) { this.addresses = addresses }\n${body}\n}`
    const mutant = withRecipients(site, people, `audience${read}`, [`const audience = new Audience(${addressesOf(people, site)})`])
    return { ...mutant, edits: [...importEdits(site, [cls]), ...mutant.edits] }
  },
}
