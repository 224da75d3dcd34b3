import { addressesOf, beforeSend } from '../edits.mjs'
import { keyOf } from '../syntax.mjs'

/** What an API takes to send one copy each, beside the list: by the words of the label's API. */
const flags = [
  { api: /sendgrid|sgMail/i, text: () => 'isMultiple: true' },
  {
    api: /mailgun/i,
    text: (people) =>
      `'recipient-variables': JSON.stringify(Object.fromEntries(${people.list}.map((${people.item}) => [${people.address}, {}])))`,
  },
  { api: /mandrill|mailchimp/i, text: () => 'preserve_recipients: false' },
]

export default {
  name: 'isolating-flag-dropped',
  does: 'a list that the API splits, without what makes it split',
  expects: 'no-exposed-recipients',
  mutate({ site, people }) {
    const { slot } = site
    const flag = flags.find(({ api }) => api.test(site.api))
    if (!flag || site.role !== 'app-direct' || !slot.property || keyOf(slot.property) !== 'to') return undefined
    const list = addressesOf(people, site)
    const replaced = (text) => ({ start: slot.property.start, end: slot.property.end, text })
    return {
      edits: [...beforeSend(site, people), replaced(`to: ${list}`)],
      twin: [...beforeSend(site, people), replaced(`to: ${list}, ${flag.text(people)}`)],
    }
  },
}
