import { defineDialect } from '../dialect.js'
import { scanMergeTags, type MergeMeaning } from './reading/merge-tags.js'

/** Mailchimp and Mandrill: `*|FNAME|*`, `*|IF:X|*`. */
export default defineDialect({
  name: 'mailchimp',
  title: 'Mailchimp merge tags',
  family: 'merge-tags',
  docs: 'https://mailchimp.com/help/all-the-merge-tags-cheat-sheet/',
  extensions: [],
  detect: (text) => text.includes('*|') && /\*\|[A-Za-z0-9_:]/.test(text),
  scan: (text) => scanMergeTags(text, 'mailchimp', /\*\|([A-Za-z0-9_]+(?::[^|\n]{0,200})?)\|\*/g, meaning),
})

function meaning(name: string): MergeMeaning {
  const upper = name.toUpperCase()
  if (/^(?:IF|IFNOT|UNLESS):/.test(upper)) {
    const archive = /^IF:ARCHIVE_PAGE/.test(upper)
    return { event: (span) => ({ k: 'open', span, block: archive ? 'archive' : 'condition', name: 'IF', vars: [] }) }
  }
  if (/^(?:ELSE|ELSEIF)\b/.test(upper)) return { event: (span) => ({ k: 'middle', span }) }
  if (upper.startsWith('END:')) {
    const ended = upper.slice(4).replace(/:.*$/, '')
    return { event: (span) => ({ k: 'close', span, name: ended === 'UNLESS' ? 'IF' : ended }) }
  }
  if (/^INTERESTED:/.test(upper)) return { event: (span) => ({ k: 'open', span, block: 'condition', name: 'INTERESTED', vars: [] }) }
  if (/^(?:RSSITEMS|FEEDBLOCK|FEEDITEMS|RSS|FEED):?/.test(upper)) return { reach: 'list' }
  if (/^(?:UNSUB|UPDATE_PROFILE|VCARD|FORWARD|CONFIRM|MC_UNSUB)/.test(upper)) return { reach: 'recipient-link' }
  if (/^(?:LIST|HTML:LIST|USER|ARCHIVE|REWARDS|CURRENT_YEAR|DATE|MC:|MC_|CAMPAIGN|TRANSLATE|TWITTER|FACEBOOK|SHARE|ABOUT)/.test(upper))
    return { reach: 'list' }
  return { reach: 'recipient' }
}
