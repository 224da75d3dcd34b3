import { addressesOf, beforeSend, loopTwin, slotEdit } from '../edits.mjs'
import { keyOf } from '../syntax.mjs'

export default {
  name: 'head-and-rest',
  does: 'the first of the list stands in To, the rest in Cc',
  expects: 'no-exposed-recipients',
  mutate({ site, people, random }) {
    const { slot } = site
    if (site.role !== 'app-direct' || !slot.property || keyOf(slot.property) !== 'to') return undefined
    if (slot.object.properties.some((property) => keyOf(property) === 'cc')) return undefined
    const list = addressesOf(people, site)
    const [first, others, before] =
      random() < 0.5
        ? ['first', 'others', [`const [first, ...others] = ${list}`]]
        : ['everyone[0]', 'everyone.slice(1)', [`const everyone = ${list}`]]
    const { start, end, text } = slotEdit(site, first)
    return {
      edits: [
        ...beforeSend(site, people, before),
        { start, end, text: slot.property.shorthand ? `${text}, cc: ${others}` : text },
        ...(slot.property.shorthand ? [] : [{ start: slot.property.end, end: slot.property.end, text: `, cc: ${others}` }]),
      ],
      twin: loopTwin(site, people),
    }
  },
}
