import type { Relation } from '../message.js'
import { remembered } from './remembered.js'

/** Words of an identifier, lower case, plural forms kept: `getProjectAdminEmails` → get, project, admin, emails. */
export const wordsOf = remembered((name): readonly string[] =>
  name
    .replace(/\(\)$/, '')
    .split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .filter(Boolean)
    .map((word) => word.toLowerCase()),
)

export const singular = remembered((word) => {
  if (/(ss|us|is)$/.test(word)) return word
  if (/ies$/.test(word)) return word.replace(/ies$/, 'y')
  if (/(ches|shes|xes|sses)$/.test(word)) return word.replace(/es$/, '')
  if (word === 'people') return 'person'
  if (word === 'staff') return word
  return word.replace(/s$/, '')
})

/** A name for many of what a name is for: `webinarRegistration`, `person`; one for many already stays. */
export function pluralOf(name: string): string {
  const last = wordsOf(name).at(-1)
  if (last === undefined || last !== singular(last) || last === 'staff' || last === 'children') return name
  if (/person$/i.test(name)) return name.replace(/erson$/, 'eople')
  if (/child$/i.test(name)) return `${name}ren`
  if (/[^aeiou]y$/i.test(name)) return name.replace(/y$/, 'ies')
  return `${name}${/(?:s|x|z|ch|sh)$/i.test(name) ? 'es' : 's'}`
}

/** People who don't know each other: they gave their address to the operator, not to one another. */
const strangers = new Set(
  'user customer subscriber client attendee guest invitee applicant candidate student patient donor voter respondent registrant visitor buyer seller shopper citizen participant follower fan reader lead contact consumer tenant borrower rider driver passenger player friend follower subscription newsletter signup waitlist volunteer alumni alumnus graduate person people profile account recipient beneficiary pupil learner parent resident supporter member-of-public mailing-list audience watcher voter winner backer sponsor vendor supplier partner affiliate creator author freelancer worker jobseeker'.split(
    ' ',
  ),
)

/** People who work together, or for the operator. */
const colleagues = new Set(
  'admin administrator owner member membership staff team teammate collaborator colleague coworker moderator manager reviewer approver editor maintainer assignee employee operator organizer organiser host agent permission permissions permitted role superuser superadmin committee board supervisor coordinator faculty instructor teacher stakeholder executive director crew personnel moderators ops support billing evaluator evaluators administrative oncall signer signatory signee panelist panellist jury juror captain secretary treasurer'.split(
    ' ',
  ),
)

/** Of these, the ones who know each other only within one tenant: all members of all clubs are strangers. */
const tenantPeople = new Set(
  'member membership owner organizer organiser host agent coordinator instructor teacher employee user role'.split(' '),
)

/** Tenants whose members come for what they offer, and need not know each other. */
const crowds = new Set(
  'club church parish congregation temple mosque synagogue gym community association society school college university league chapter neighborhood neighbourhood coop cooperative'.split(
    ' ',
  ),
)

/** Settings the operator wrote. */
const settings = new Set(
  'env config configuration setting settings option options conf process constant constants default defaults secret secrets environment parameter'.split(
    ' ',
  ),
)

/** A field that holds an address, or a name for a list of them. */
const addressWords = new Set(
  'email emails mail mails address addresses emailaddress emailaddresses recipient recipients to cc mailto receiver receivers addressee addressees mailinglist'.split(
    ' ',
  ),
)

/** Ids that bind a query to one team. */
const tenantWords = new Set(
  'team org organization organisation workspace project company tenant account business department agency enterprise firm site form board household customer institution repository repo guild domain unit ministry collective'.split(
    ' ',
  ),
)

const roleWords = new Set(
  'role roles isadmin admin isstaff staff permission permissions usertype accesslevel is_admin is_staff issuperuser'.split(' '),
)

export function isAddressName(name: string): boolean {
  const words = wordsOf(name)
  const last = words[words.length - 1]
  return (
    last !== undefined && (addressWords.has(last) || (last === 'list' && words.length > 1 && addressWords.has(words[words.length - 2]!)))
  )
}

export function isEmailField(name: string): boolean {
  const words = wordsOf(name)
  return words.some((word) => /^e?-?mails?$|^emailaddress(es)?$/.test(word)) || words[words.length - 1] === 'mail'
}

export function isPlural(name: string): boolean {
  const words = wordsOf(name)
  const last = words[words.length - 1]
  if (last === undefined) return false
  if (last === 'people' || last === 'list' || last === 'staff' || last === 'array' || last === 'all') return true
  return (
    last !== singular(last) &&
    !/^(address|status|news|sms|aws|process|class|access|business|success|settings|options|params|args|props|data|this|is|has|js|css|https?|dns)$/.test(
      last,
    )
  )
}

/** Roles of people who come from outside and don't know each other, though the word alone would name no reader of a mail. */
const outsideRoles = new Set(
  'premium pro paid free basic gold silver vip trial individual seeker farmer grower exporter importer employer landlord renter bidder trader trainee mentee hospital pharmacy restaurant ngo charity shelter merchant retailer wholesaler exhibitor artist musician traveler traveller investor athlete competitor contestant nominee scholar caregiver babysitter nanny sitter'.split(
    ' ',
  ),
)

/** A role that everybody may have: `customer`, `USER`, `ROLE_STUDENT`, `job_seeker`. */
export function isPublicRole(role: string | number | boolean): boolean {
  const words = wordsOf(String(role)).filter((word) => word !== 'role')
  if (/^(user|member)s?$/.test(words.join(' '))) return true
  // A `chapter_lead` leads; a `sales_lead` may become a customer.
  if (words.length > 1 && words.at(-1) === 'lead' && words.at(-2) !== 'sales') return false
  const relation = relationOfWords(words)
  return relation === 'strangers' || (relation === undefined && words.some((word) => outsideRoles.has(singular(word))))
}

/** What the people named by these words are to each other; the most protective reading of a mixed name is colleagues. */
export function relationOfWords(words: readonly string[], staffNames: readonly string[] = []): Relation | undefined {
  let found: Relation | undefined
  for (const word of words) {
    const one = singular(word)
    if (colleagues.has(one) || colleagues.has(word) || staffNames.includes(one) || staffNames.includes(word)) return 'colleagues'
    if (settings.has(word)) found ??= 'operator'
    if (strangers.has(one)) found ??= 'strangers'
  }
  return found
}

/** Whether only tenant words make these people colleagues: a query over all of them finds strangers. */
export function onlyWithinTenant(words: readonly string[]): boolean {
  return words.every((word) => !colleagues.has(singular(word)) || tenantPeople.has(singular(word)))
}

/** Whether these are a company’s own: most applications that keep employees are one company’s. */
export function workForOne(words: readonly string[]): boolean {
  const known = words.map(singular).filter((word) => colleagues.has(word))
  return known.length > 0 && known.every((word) => word === 'employee')
}

/** `club.members`, `communityMember`, but no teachers of a school and no admins of a club. */
export function namesCrowd(words: readonly string[]): boolean {
  const known = words.map(singular)
  return known.some((word) => crowds.has(word)) && known.every((word) => !colleagues.has(word) || /^member(?:ship)?$/.test(word))
}

export function isPeopleWord(word: string): boolean {
  const one = singular(word)
  return strangers.has(one) || colleagues.has(one)
}

export function namesPeople(name: string): boolean {
  return wordsOf(name).some(isPeopleWord)
}

export function isSettingsName(name: string): boolean {
  return wordsThatTell(name).some((word) => settings.has(word))
}

/** `getDefaultCalendar`, `DefaultCrudRepository`: what is the default of its kind is no setting, as `defaultRecipients` are. */
export function wordsThatTell(name: string): readonly string[] {
  const words = wordsOf(name)
  const isKind = words.length > 1 && !isAddressName(name) && !words.some((word) => addressWords.has(word) || isPeopleWord(word))
  return isKind ? words.filter((word) => word !== 'default') : words
}

/** `teamId`, `workspace_id`, `organization`: an equality on it keeps a query inside one tenant. */
export function isTenantKey(name: string): boolean {
  const words = wordsOf(name)
  return words.some((word) => tenantWords.has(singular(word)))
}

export function isRoleKey(name: string): boolean {
  return wordsOf(name).some((word) => roleWords.has(word)) || roleWords.has(name.toLowerCase())
}

/** `alert_recipients`, `NotificationEmail`: a table of those who asked to be told how the application does. */
export function isOperatorList(name: string): boolean {
  const words = wordsOf(name).map(singular)
  const last = words.pop() ?? ''
  return (
    /^(?:recipient|receiver|email|mail|address)$/.test(last) &&
    words.some((word) =>
      /^(?:alert|alarm|report|notification|notify|escalation|monitoring|incident|internal|forwarding|test|preview|proof)$/.test(word),
    )
  )
}

/** `reportSchedule.recipients`, `alertRule.emails`: whoever set up the report or the rule wrote its readers into one of its fields. */
export function isOperatorField(model: string, names: readonly string[]): boolean {
  const last = singular(names.at(-1) ?? '')
  return (
    /^(?:recipient|receiver|email|mail|address|to|cc)$/.test(last) &&
    wordsOf(model)
      .map(singular)
      .some((word) =>
        /^(?:report|alert|alarm|monitor|schedule|rule|trigger|integration|channel|webhook|automation|escalation)$/.test(word),
      ) &&
    !names.some((name) => outsiders.has(singular(name)) || /^(?:campaign|broadcast)s?$/.test(name))
  )
}

/** `student.parentEmails`: those of one record who live together. */
export function namesFamily(name: string): boolean {
  return wordsOf(name).some((word) => /^(?:parent|guardian|family|household|spouse|caregiver)$/.test(singular(word)))
}

const belongings: readonly (readonly [lists: RegExp, owners: RegExp])[] = [
  [
    /^(?:parent|guardian|caregiver|spouse|sibling|family)$/,
    /^(?:student|pupil|child|kid|learner|player|camper|participant|minor|dependent)$/,
  ],
  [/^contact$/, /^(?:customer|client|supplier|vendor|debtor|buyer|sponsor)$/],
  [/^(?:holder|owner|signer|signatory)$/, /^(?:account|policy|contract|property|lease|loan)$/],
  [/^(?:guest|traveller|traveler|passenger|companion)$/, /^(?:booking|reservation|rsvp|itinerary)$/],
  // A thread's replies go to whoever wrote in it.
  [/^(?:participant|recipient)$/, /^(?:thread|conversation|chat|discussion)$/],
  [/^tenant$/, /^(?:lease|tenancy|contract|apartment|flat|unit)$/],
  [/^(?:e?mail|address|emailaddress)$/, /^(?:user|customer|client|person|account|profile|member|employee|student|patient|contact|owner)$/],
]

/** `student.parents`, `customer.contacts`, `booking.guests`, `user.emailAddresses`: people, or addresses, of one record that belong together. */
export function belongTogether(owner: string, list: string): boolean {
  const [last, of] = [list, owner].map((name) => singular(wordsOf(name).at(-1) ?? ''))
  return belongings.some(([lists, owners]) => lists.test(last!) && owners.test(of!))
}

/** People whom a tenant does business with, as against its own: each came by themselves. */
const outsiders = new Set(
  'subscriber subscription signup waitlist newsletter customer client attendee guest registrant invitee applicant candidate patient donor backer voter respondent response answer submission visitor buyer shopper follower fan'.split(
    ' ',
  ),
)

/** What is too large, or too public, for its customers or subscribers to know each other. */
const wideTenants = new Set(
  'org organization organisation workspace project company tenant business agency enterprise firm institution site form'.split(' '),
)

/** `project_subscriptions`, `Customer`: a table of those who came from outside, by the last word of its name. */
export function isTableOfOutsiders(name: string): boolean {
  return outsiders.has(singular(wordsOf(name).at(-1) ?? ''))
}

export function isWideTenantKey(name: string): boolean {
  const words = wordsOf(name).map(singular)
  return words.some((word) => wideTenants.has(word)) && words.every((word) => wideTenants.has(word) || !tenantWords.has(word))
}
