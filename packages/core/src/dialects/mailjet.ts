import { defineDialect } from '../dialect.js'
import { scanMergeTags } from './reading/merge-tags.js'

/** Mailjet: `[[data:firstname:"there"]]`, `[[var:order]]`, `{{var:x}}`. */
export default defineDialect({
  name: 'mailjet',
  title: 'Mailjet personalization',
  family: 'merge-tags',
  docs: 'https://documentation.mailjet.com/hc/en-us/articles/1260803352789',
  extensions: [],
  detect: (text) =>
    (text.includes('[[') || text.includes('{{')) && /(?:\[\[|\{\{)\s*(?:data|var):|\[\[(?:UNSUB_LINK|PERMALINK|SHARE_)/.test(text),
  scan: (text) =>
    scanMergeTags(
      text,
      'mailjet',
      /\[\[\s*((?:data|var):[^[\]\n]{1,200}?|UNSUB_LINK\w*|PERMALINK\w*|SHARE_\w+)\s*\]\]|\{\{\s*((?:data|var):[^{}\n]{1,200}?)\s*\}\}/g,
      (name) => ({ reach: name.startsWith('UNSUB') ? 'recipient-link' : 'recipient' }),
    ),
})
