import { contentEdit, contentOf, inTurns, letterTo } from '../turns.mjs'

export default {
  name: 'field-left',
  does: 'a text outside of the loop is written for some people only',
  expects: 'no-shared-message',
  mutate({ site, people }) {
    const content = contentOf(site)
    if (!content) return undefined
    const write = `if (${people.address}.endsWith('.example')) letter = ${letterTo(people)}`
    const parts = { edits: [contentEdit(content, 'letter')] }
    const edits = inTurns(site, people, { ...parts, outside: [`let letter = 'Hello'`], inside: [write] })
    return edits && { edits, twin: inTurns(site, people, { ...parts, inside: [`let letter = 'Hello'`, write] }) }
  },
}
