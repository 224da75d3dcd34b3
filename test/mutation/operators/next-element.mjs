import { addressOf, byIndex } from '../foreign.mjs'

export default {
  name: 'next-element',
  does: 'the message to each shows the next of the list',
  expects: 'no-foreign-data',
  mutate({ site, people }) {
    const { list } = people
    return byIndex(site, people, addressOf(people, `${list}[at + 1]`), addressOf(people, `${list}[at]`))
  },
}
