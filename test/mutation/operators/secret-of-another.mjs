import { bareItem } from '../edits.mjs'
import { withContent } from '../foreign.mjs'

export default {
  name: 'secret-of-another',
  does: 'the link in the message to each holds the token of the first',
  expects: 'no-foreign-data',
  mutate({ site, people }) {
    const item = bareItem(people)
    if (!people.address.startsWith(`${item}.`)) return undefined
    return withContent(site, people, `${people.list}[0].resetToken`, `${item}.resetToken`)
  },
}
