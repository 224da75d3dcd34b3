import { contentEdit, contentOf, inTurns, letterTo } from '../turns.mjs'

export default {
  name: 'growing-buffer',
  does: 'lines of the content are collected in a list, or in a text, that is made before the loop',
  expects: 'no-shared-message',
  mutate({ site, people, random }) {
    const content = contentOf(site)
    if (!content) return undefined
    const [made, add, whole] =
      random() < 0.5
        ? ['const lines = []', `lines.push(${letterTo(people)})`, `lines.join('')`]
        : [`let lines = ''`, `lines += ${letterTo(people)}`, 'lines']
    const parts = { edits: [contentEdit(content, whole)] }
    const edits = inTurns(site, people, { ...parts, outside: [made], inside: [add] })
    return edits && { edits, twin: inTurns(site, people, { ...parts, inside: [made, add] }) }
  },
}
