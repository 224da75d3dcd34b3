import { addressOf, withContent } from '../foreign.mjs'

export default {
  name: 'first-of-all',
  does: 'the message to each shows the first of the list',
  expects: 'no-foreign-data',
  mutate({ site, people }) {
    return withContent(site, people, addressOf(people, `${people.list}[0]`))
  },
}
