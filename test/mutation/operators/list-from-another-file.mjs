import { listFromService } from '../people.mjs'
import { addressesOf, beforeSend, slotEdit, loopTwin } from '../edits.mjs'

export default {
  name: 'list-from-another-file',
  does: 'the list is made by a function of another file',
  expects: 'no-exposed-recipients',
  mutate({ site, placeholder, random }) {
    const people = listFromService(random)
    if (!site.isAsync || /\brequire\(/.test(site.text)) return undefined
    const body =
      random() < 0.5
        ? `return ${addressesOf(people, site)}`
        : `const addresses = ${addressesOf(people, site)}\nreturn { addresses, total: addresses.length }`
    const value = body.startsWith('return') ? 'addresses' : 'audience.addresses'
    const made = value === 'addresses' ? 'const addresses = await mailingList()' : 'const audience = await mailingList()'
    return {
      edits: [
        ...beforeSend(site, { before: [], imports: [`import { mailingList } from '${placeholder.specifier}'`] }, [made]),
        slotEdit(site, value),
      ],
      files: { [placeholder.file]: `export async function mailingList() {\n${people.before.join('\n')}\n${body}\n}\n` },
      twin: loopTwin(site, people),
    }
  },
}
