import { addressesOf, withRecipients } from '../edits.mjs'

export default {
  name: 'list-in-a-const',
  does: 'the list is a const of its own, filtered and made unique on the way',
  expects: 'no-exposed-recipients',
  mutate({ site, people, random }) {
    const list = addressesOf(people, site)
    const ways = [list, `[...new Set(${list})]`, `${list}.filter(Boolean)`, `Array.from(new Set(${list}.filter((one) => one !== null)))`]
    return withRecipients(site, people, 'everyone', [`const everyone = ${ways[Math.floor(random() * ways.length)]}`])
  },
}
