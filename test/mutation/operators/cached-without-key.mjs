import { contentEdit, contentOf, inTurns, letterTo } from '../turns.mjs'

export default {
  name: 'cached-without-key',
  does: 'the content is kept in a map under a key that is the same for everybody',
  expects: 'no-shared-message',
  mutate({ site, people }) {
    const content = contentOf(site)
    if (!content) return undefined
    const cached = (key) => ({
      outside: ['const letters = new Map()'],
      inside: [`if (!letters.has(${key})) letters.set(${key}, ${letterTo(people)})`],
      edits: [contentEdit(content, `letters.get(${key})`)],
    })
    const edits = inTurns(site, people, cached(`'letter'`))
    return edits && { edits, twin: inTurns(site, people, cached(people.address)) }
  },
}
