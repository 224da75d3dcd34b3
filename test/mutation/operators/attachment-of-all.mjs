import { listText, withField } from '../foreign.mjs'

export default {
  name: 'attachment-of-all',
  does: 'a file with all of the list is attached to the message to each',
  expects: 'no-foreign-data',
  mutate({ site, people }) {
    if (site.role !== 'app-direct' || !/nodemailer|resend|sendgrid/i.test(site.api)) return undefined
    return withField(site, people, `attachments: [{ filename: 'list.txt', content: ${listText(people)} }]`)
  },
}
