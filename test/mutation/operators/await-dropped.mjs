import { inTurns, ownMessage, unawaited } from '../turns.mjs'

export default {
  name: 'await-dropped',
  does: 'one message object for all, written for each in a loop that waits for no send',
  expects: 'no-shared-message',
  mutate({ site, people }) {
    const message = ownMessage(site, people, 'letter')
    if (!message) return undefined
    const parts = { edits: unawaited(site), message }
    const edits = inTurns(site, people, { ...parts, outside: [`const letter = ${message.rest}`], inside: message.set })
    return edits && { edits, twin: inTurns(site, people, { ...parts, inside: [`const letter = ${message.rest}`, ...message.set] }) }
  },
}
