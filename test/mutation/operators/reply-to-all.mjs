import { bareItem } from '../edits.mjs'
import { withField } from '../foreign.mjs'

export default {
  name: 'reply-to-all',
  does: 'replies to the message to each go to all of the list',
  expects: 'no-foreign-data',
  mutate({ site, people }) {
    if (site.role !== 'app-direct' || !/nodemailer|resend/i.test(site.api)) return undefined
    return withField(site, people, `replyTo: ${people.list}.map((${bareItem(people)}) => ${people.address})`)
  },
}
