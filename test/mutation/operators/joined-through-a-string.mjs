import { addressesOf, bareItem, splitsText, withRecipients } from '../edits.mjs'

export default {
  name: 'joined-through-a-string',
  does: 'the list is joined, or collected, into one text',
  expects: 'no-exposed-recipients',
  mutate({ site, people, random, tree }) {
    if (!splitsText(site, tree)) return undefined
    const list = addressesOf(people, site)
    const ways = [
      { value: `${list}.join(',')` },
      { value: `${list}.toString()` },
      { value: 'addresses', before: [`const addresses = ${list}.join(', ')`] },
      {
        value: '`${mailTo}`',
        before: [`let mailTo = ''`, `for (const ${bareItem(people)} of ${people.list}) mailTo += ${people.address} + ','`],
      },
      { value: 'String(mailTo)', before: [`const mailTo = ${list}`] },
    ]
    const { value, before } = ways[Math.floor(random() * ways.length)]
    return withRecipients(site, people, value, before)
  },
}
