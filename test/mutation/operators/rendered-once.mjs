import { addressOf, withContent } from '../foreign.mjs'

export default {
  name: 'rendered-once',
  does: 'a text made of the first of the list goes to all of them',
  expects: 'no-foreign-data',
  mutate({ site, people }) {
    const first = addressOf(people, `${people.list}[0]`)
    if (people.source === 'own list' || first === undefined) return undefined
    const made = { ...people, before: [...people.before, `const made = \`Hello \${${first}}\``] }
    const leak = withContent(site, made, 'made')
    return leak && { edits: leak.edits, twin: withContent(site, people, people.address).twin }
  },
}
