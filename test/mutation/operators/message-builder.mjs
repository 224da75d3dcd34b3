import { addressesOf, beforeSend, importEdits, loopTwin, restOfMessage } from '../edits.mjs'
import { keyOf } from '../syntax.mjs'

export default {
  name: 'message-builder',
  does: 'a function makes the message of the list and the rest',
  expects: 'no-exposed-recipients',
  mutate({ site, people }) {
    const { slot, call } = site
    const isMessage = slot.property && call.arguments.includes(slot.object) && keyOf(slot.property) !== undefined
    if (!isMessage || /\bawait\b|\bthis\b/.test(restOfMessage(site))) return undefined
    const builder = `function messageFor(recipients, rest) {\nconst message = { ...rest, ${keyOf(slot.property)}: recipients }\nreturn message\n}`
    return {
      edits: [
        ...importEdits(site, [builder]),
        ...beforeSend(site, people),
        { start: slot.object.start, end: slot.object.end, text: `messageFor(${addressesOf(people, site)}, { ${restOfMessage(site)} })` },
      ],
      twin: loopTwin(site, people),
    }
  },
}
