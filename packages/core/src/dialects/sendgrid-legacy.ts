import { defineDialect } from '../dialect.js'
import { scanMergeTags } from './reading/merge-tags.js'

/** SendGrid before dynamic templates: `-name-` substitutions, `[%first_name%]`, `<%asm_group_unsubscribe_url%>`. */
export default defineDialect({
  name: 'sendgrid-legacy',
  title: 'SendGrid legacy substitutions',
  family: 'merge-tags',
  docs: 'https://www.twilio.com/docs/sendgrid/for-developers/sending-email/substitution-tags',
  extensions: [],
  detect: (text) =>
    (text.includes('<%') && /<%\s*(?:asm_\w+|body|subject)\s*%>/.test(text)) ||
    (text.includes('[') && /\[%[^%\]]+%\]|\[(?:Unsubscribe|Weblink|Sender_(?:Name|Address))\]/.test(text)),
  scan: (text) =>
    scanMergeTags(
      text,
      'sendgrid-legacy',
      /<%\s*(asm_\w+|body|subject)\s*%>|\[%\s*([^%\]\n]{1,100}?)\s*%\]|(?<=^|[\s>"'=(])-([A-Za-z][\w.]{1,40})-(?=$|[\s<"'.,!?:;)])|\[(Unsubscribe(?:_Preferences)?|Weblink|Sender_\w+)\]/gm,
      (name) => ({ reach: /^asm_|^unsubscribe/i.test(name) ? 'recipient-link' : /^sender/i.test(name) ? 'sender' : 'recipient' }),
    ),
})
