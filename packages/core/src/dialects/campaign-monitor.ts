import { defineDialect } from '../dialect.js'
import { scanMergeTags } from './reading/merge-tags.js'

/** Campaign Monitor: `[firstname,fallback=friend]`, `[email]`. */
export default defineDialect({
  name: 'campaign-monitor',
  title: 'Campaign Monitor tags',
  family: 'merge-tags',
  docs: 'https://help.campaignmonitor.com/personalization-tags',
  extensions: [],
  detect: (text) =>
    /(?<!\[)\[(?:firstname|lastname|fullname|email)(?:,\s*fallback=[^\]\n]*)?\](?!\])|<(?:singleline|multiline|repeater|webversion|forwardtoafriend)\b/i.test(
      text,
    ),
  scan: (text) =>
    scanMergeTags(
      text,
      'campaign-monitor',
      /(?<!\[)\[((?:firstname|lastname|fullname|email|listname|unsubscribe|preferences)|[A-Za-z]\w{0,40},\s*fallback=[^\]\n]{0,100})\](?!\])/gi,
      (name) => ({
        reach: /^(?:unsubscribe|preferences)/i.test(name) ? 'recipient-link' : /^listname/i.test(name) ? 'list' : 'recipient',
      }),
    ),
})
