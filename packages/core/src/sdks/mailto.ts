import type { SdkModel } from '../sdk.js'

/**
 * A `mailto:` URL opens a draft in which everybody stands in To. Read where code opens one or navigates to one; a link
 * in a page's markup belongs to the template front end.
 */
export default {
  name: 'mailto',
  title: 'mailto: link',
  docs: 'https://www.rfc-editor.org/rfc/rfc6068',
  packages: [],
  words: ['mailto'],
  // Most files that say it hold a link in their markup and no call.
  besides: ['open', 'openURL', 'location'],
  clients: ['global:window', 'global:globalThis'],
  calls: [
    { member: ['open', 'location.assign', 'location.replace'] },
    { clients: ['global:open'], member: [''] },
    { clients: ['global:location', 'global:document.location'], member: ['assign', 'replace'] },
    { clients: ['react-native.Linking', 'expo-linking'], member: ['openURL'] },
    { clients: ['open'], member: [''] },
    {
      clients: ['global:window', 'global:globalThis'],
      member: ['location', 'location.href'],
      write: true,
    },
    { clients: ['global:location', 'global:document.location'], member: ['href'], write: true },
  ],
  units: [{ each: 'call', mailto: '0' }],
  accepts: { splitsOn: ',' },
  safeForm: { kind: 'loop' },
  draft: true,
} as const satisfies SdkModel
