import { addressesOf, holdsList, withRecipients } from '../edits.mjs'
import { textOf } from '../sites.mjs'

export default {
  name: 'others-added',
  does: 'more people are added to the one who was mailed',
  expects: 'no-exposed-recipients',
  mutate({ site, people, random }) {
    if (site.slot.shape !== 'plain') return undefined
    const written = textOf(site.slot.node, site.text)
    const [one, mailed] = holdsList(site) ? [`...${written}`, written] : [written, `[${written}]`]
    const list = addressesOf(people, site)
    return withRecipients(site, people, random() < 0.5 ? `[${one}, ...${list}]` : `${mailed}.concat(${list})`)
  },
}
