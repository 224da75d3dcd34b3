import { addressesOf, withRecipients } from '../edits.mjs'

export default {
  name: 'element-to-list',
  does: 'the address of one person becomes the mapped list',
  expects: 'no-exposed-recipients',
  mutate: ({ site, people }) => withRecipients(site, people, addressesOf(people, site)),
}
