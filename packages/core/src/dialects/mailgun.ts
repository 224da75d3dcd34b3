import { defineDialect } from '../dialect.js'
import { scanMergeTags } from './reading/merge-tags.js'

/** Mailgun recipient variables: `%recipient.name%`. Without `recipient-variables` in the send, everyone is in one To line. */
export default defineDialect({
  name: 'mailgun',
  title: 'Mailgun recipient variables',
  family: 'merge-tags',
  docs: 'https://documentation.mailgun.com/docs/mailgun/user-manual/sending-messages/batch-sending',
  extensions: [],
  detect: (text) =>
    (text.includes('%recipient') || text.includes('unsubscribe_')) &&
    /%recipient(?:[._]|%)|%(?:tag_|mailing_list_)?unsubscribe_(?:url|email)%/.test(text),
  scan: (text) =>
    scanMergeTags(
      text,
      'mailgun',
      /%(recipient\.[\w.-]{1,80}|recipient(?:_(?:email|name|fname|lname))?|(?:tag_|mailing_list_)?unsubscribe_(?:url|email))%/g,
      (name) => ({
        reach: name.includes('unsubscribe') ? 'recipient-link' : 'recipient',
      }),
    ),
})
