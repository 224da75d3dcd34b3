import { contentEdit, contentOf, inTurns, letterTo } from '../turns.mjs'

export default {
  name: 'body-kept',
  does: 'the content is made for the first person and kept in a variable outside of the loop',
  expects: 'no-shared-message',
  mutate({ site, people, random }) {
    const content = contentOf(site)
    if (!content) return undefined
    const render = random() < 0.5 ? `if (!letter) letter = ${letterTo(people)}` : `letter ||= ${letterTo(people)}`
    const parts = { edits: [contentEdit(content, 'letter')] }
    const edits = inTurns(site, people, { ...parts, outside: [`let letter = ''`], inside: [render] })
    return edits && { edits, twin: inTurns(site, people, { ...parts, inside: [`let letter = ''`, render] }) }
  },
}
