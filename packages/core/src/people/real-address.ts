import { isOperatorWord } from './template-lexicon.js'
import { wordsOf } from './lexicon.js'
import { remembered } from './remembered.js'

/** Domains that no person owns: reserved, or what authors of examples write. */
const placeholderDomain =
  /(?:^|\.)(?:example|test|invalid|localhost|local|internal)$|(?:^|\.)example\.[a-z.]+$|(?:^|[.-])(?:your|my|our|some)-?(?:domain|company|site|website|app|brand|shop|store|mail|email|org|name)\b|^(?:www\.)?(?:domain|company|companyname|site|website|email|mail|test|testing|acme|acmecorp|foo|bar|baz|foobar|sample|demo|placeholder|xyz|abc|corp|business|organization|org|brand|store|shop|app|service|host|server|client|customer|user|none|nowhere|address|somewhere|something)\.[a-z.]{2,}$/i
const assetEnd = /\.(?:png|jpe?g|gif|svg|webp|css|js|mjs|json|html?|php|ttf|woff2?|ico|mp4)$/i
const roles = new Set(
  `support info hello hi contact sales help helpdesk team admin administrator noreply no-reply donotreply do-not-reply reply office privacy legal press billing
  abuse security accounts accounting finance hr jobs careers recruiting marketing news newsletter notifications notification notify mailer
  mail email service services customerservice customercare care feedback webmaster postmaster hostmaster root orders order bookings booking reservations
  events event enquiries enquiry inquiries inquiry partners partnership partnerships affiliates media community members membership invoices invoice
  payments payment returns shipping store shop system bot alerts alert updates update welcome account unsubscribe list dev developers developer
  engineering ops it tech design founders founder ceo cto concierge reception general main kontakt hallo hola bonjour ciao soporte ventas
  datenschutz impressum presse redaktion editor editors gdpr dpo compliance trust safety subscribe success onboarding invite invites app web
  website official company corporate customers customer client clients user users test tests testing tester demo sample example someone somebody
  you your name yourname username firstname lastname fullname first last me myself anyone everyone recipient sender from to address placeholder
  foo bar baz qux abc xyz xxx asdf john jane johndoe janedoe jdoe jsmith johnsmith max mustermann erika doe smith alice bob carol dave eve alan
  maxmustermann person people member student xx x a b c`.split(/\s+/),
)
const fictional =
  /^(?:john|jane|max|erika|jon|juan|first|name|your|some|any|test|user|demo|sample|fake|dummy)[._-]?(?:doe|smith|mustermann|musterfrau|last|lastname|surname|name|user|example|perez|public|q)?\d*$/i
const mailbox =
  /^(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|me|mac|aol|gmx|web|mail|proton|protonmail|pm|yandex|qq|163|126|naver|t-online|freenet|orange|free|laposte|libero|zoho|fastmail|hey|tutanota|tuta|comcast|verizon|att|btinternet|sky|rediffmail|posteo)\.(?:com|net|org|de|fr|it|ch|at|ru|co\.uk|co\.in|me|cn|us|es|nl|be|eu|io)$/i

function split(address: string): [local: string, domain: string] {
  const at = address.lastIndexOf('@')
  return [address.slice(0, at).toLowerCase(), address.slice(at + 1).toLowerCase()]
}

function isRole(local: string): boolean {
  const bare = local.replace(/\+.*$/, '').replace(/\d+$/, '')
  if (roles.has(bare) || roles.has(bare.replace(/[._-]/g, '')) || fictional.test(bare)) return true
  // Whoever has no domain of their own writes the role into the mailbox: `mailerbot@gmail.com`, `acmesupport@outlook.com`.
  if (
    /^(?:mailer|noreply|notif|support|contact|info|hello|admin|newsletter|team)|(?:(?<!tal|ab)bot|mailer|noreply|support|team|official|admin|helpdesk|newsletter|notifications?|service|info|contact)$/.test(
      bare,
    )
  )
    return true
  return bare.split(/[._-]/).some((word) => isOperatorWord(word) || word === 'noreply' || word === 'team')
}

/** `mail.acme.com` and `acme.com` have one owner; two labels are enough but for `co.uk` and the like. */
function ownerOf(host: string): string {
  const labels = host.split('.')
  const short = labels.length > 2 && labels[labels.length - 2]!.length <= 3 && labels[labels.length - 1]!.length === 2
  return labels.slice(short ? -3 : -2).join('.')
}

/** `acmeevents@gmail.com` beside `acmeevents.com`: the operator’s mailbox, kept elsewhere. */
function isNamedAfter(local: string, host: string): boolean {
  const name = ownerOf(host)
    .split('.')[0]!
    .replace(/[^a-z0-9]/gi, '')
  return name.length >= 6 && local.replace(/[^a-z0-9]/g, '').startsWith(name.toLowerCase())
}

/** An address of the operator, of a role, or of an example: whoever reads it learns of no person. */
export function isOperatorAddress(address: string, hosts: readonly string[], internal: readonly string[] = []): boolean {
  const [local, domain] = split(address)
  if (placeholderDomain.test(domain) || assetEnd.test(domain) || isRole(local)) return true
  if (
    internal.some(
      (known) =>
        known.toLowerCase() === address.toLowerCase() || domain === known.toLowerCase() || domain.endsWith(`.${known.toLowerCase()}`),
    )
  )
    return true
  if (mailbox.test(domain)) return hosts.some((host) => isNamedAfter(local, host))
  const owner = ownerOf(domain)
  return hosts.some((host) => ownerOf(host) === owner)
}

export type Realness = 'mailbox' | 'named' | 'unclear'

/** How much an address looks like one person's: a private mailbox, first and last name, or only not a role. */
export function realness(address: string): Realness {
  const [local, domain] = split(address)
  if (mailbox.test(domain) && local.replace(/[^a-z]/g, '').length >= 4) return 'mailbox'
  return /^[a-z]{2,}[._][a-z]{3,}\d{0,4}$/.test(local) ? 'named' : 'unclear'
}

const isOperators = remembered((segment) => wordsOf(segment).some(isOperatorWord))

/** `config.supportEmail`, `site.contact.email`: there to be written to. */
export function isOperatorPath(segments: readonly string[]): boolean {
  return segments.some(isOperators)
}
