import { listText, withContent } from '../foreign.mjs'

export default {
  name: 'whole-list-in-the-text',
  does: 'the message to each shows all of the list',
  expects: 'no-foreign-data',
  mutate({ site, people }) {
    return withContent(site, people, listText(people))
  },
}
