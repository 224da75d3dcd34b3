import { addressesOf, beforeSend, slotEdit } from '../edits.mjs'
import { keyOf } from '../syntax.mjs'

export default {
  name: 'bcc-to-to',
  does: 'a list in Bcc moves into To or Cc',
  expects: 'no-exposed-recipients',
  mutate({ site, people, random }) {
    const { slot } = site
    if (site.role !== 'app-direct' || !slot.property || slot.shape !== 'plain' || keyOf(slot.property) !== 'to') return undefined
    if (slot.object.properties.some((property) => keyOf(property) === 'bcc' || keyOf(property) === 'cc')) return undefined
    const list = addressesOf(people, site)
    const after = (key) => ({ start: slot.property.end, end: slot.property.end, text: `, ${key}: ${list}` })
    return {
      edits: random() < 0.5 ? [...beforeSend(site, people), after('cc')] : [...beforeSend(site, people), slotEdit(site, list)],
      twin: [...beforeSend(site, people), after('bcc')],
    }
  },
}
