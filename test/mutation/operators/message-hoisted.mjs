import { allAtOnce, inTurns, ownMessage } from '../turns.mjs'

export default {
  name: 'message-hoisted',
  does: 'one message object for all, written for each while the sends run side by side',
  expects: 'no-shared-message',
  mutate({ site, people }) {
    const message = ownMessage(site, people, 'letter')
    if (!message || !site.isAsync || people.source === 'own list') return undefined
    const parts = { loop: allAtOnce, end: '\n}))', message }
    const edits = inTurns(site, people, { ...parts, outside: [`const letter = ${message.rest}`], inside: message.set })
    return edits && { edits, twin: inTurns(site, people, { ...parts, inside: [`const letter = ${message.rest}`, ...message.set] }) }
  },
}
