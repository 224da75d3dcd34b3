import { addressesOf, slotEdit } from '../edits.mjs'

export default {
  name: 'out-of-the-loop',
  does: 'the loop goes; its body runs once, for the first of the list, and mails the list',
  expects: 'no-exposed-recipients',
  ownListOnly: true,
  mutate({ site, people }) {
    const { node, kind, pattern, over } = site.loop
    if (kind !== 'for-of' || node.body.type !== 'BlockStatement') return undefined
    return {
      edits: [
        { start: node.start, end: node.body.start + 1, text: `{\nconst ${pattern} = ${over}[0]\n` },
        slotEdit(site, addressesOf(people, site)),
      ],
    }
  },
}
