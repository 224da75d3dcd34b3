import { addressesOf, beforeSend, slotEdit } from '../edits.mjs'
import { keyOf } from '../syntax.mjs'
import { textOf } from '../sites.mjs'

export default {
  name: 'batch-to-one-message',
  does: 'a batch of one message each becomes one message to all',
  expects: 'no-exposed-recipients',
  mutate({ site, people }) {
    const { loop, call, slot } = site
    if (loop?.kind !== 'map' || !call.arguments.includes(loop.node) || !slot.property || keyOf(slot.property) !== 'to') return undefined
    const { object } = slot
    const list = people.source === 'own list' ? people : { ...people, before: people.before }
    return {
      edits: [
        ...beforeSend(site, list, [`const ${loop.pattern} = ${loop.over}[0]`]),
        { start: loop.node.start, end: object.start, text: '[' },
        slotEdit(site, addressesOf(people, site)),
        { start: object.end, end: loop.node.end, text: `]${textOf(loop.node, site.text).endsWith(';') ? ';' : ''}` },
      ],
    }
  },
}
