import { listText, withContent } from '../foreign.mjs'

export default {
  name: 'list-in-the-subject',
  does: 'the subject line names all of the list',
  expects: 'no-foreign-data',
  mutate({ site, people }) {
    return withContent(site, people, listText(people), people.address, /^subject$/)
  },
}
