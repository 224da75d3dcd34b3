import { singular, wordsOf } from './lexicon.js'
import { remembered } from './remembered.js'

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** People who gave their data to the operator, not to one another. Singular. */
const people = set(
  `user customer subscriber client attendee guest invitee applicant candidate student patient donor voter respondent registrant visitor buyer
  seller shopper citizen participant follower fan reader lead contact consumer tenant borrower rider driver passenger traveler traveller player
  friend member volunteer person people profile recipient beneficiary pupil learner parent child kid resident supporter audience watcher viewer
  winner backer employee worker jobseeker freelancer signup registration invitation invite invited neighbor neighbour cardholder policyholder
  cosigner rsvp referral referrer referee payer payee purchaser renter hirer commenter voterlist human individual delegate nominee enrollee
  alumnus alumni bidder diner hiker camper racer runner athlete competitor contestant entrant signatory petitioner complainant roster cohort housemate
  flatmate householder parishioner adopter caregiver classmate teammate roommate companion relative spouse dependent caller claimant debtor creditor accountholder
  respondents teacher instructor interviewee interviewer trainee mentee mentor survivor victim witness inmate client waitlist
  teilnehmer kunde kunden mitglied mitglieder nutzer benutzer empfaenger schueler gaeste patienten abonnenten
  utilisateur membre inscrit abonne eleve adherent destinataire
  usuario cliente participante invitado alumno suscriptor suscriptores miembro asistente inscrito aluno convidado assinante
  utenti clienti iscritti partecipanti ospiti deelnemer gebruiker klanten leden`,
)

/** People whose address is there to be written to, or who work with the reader: a list of them is shown on purpose. */
const colleagues = set(
  `admin administrator owner staff team organizer organiser host agent moderator manager reviewer approver editor maintainer assignee
  collaborator contributor colleague coworker operator support speaker author sponsor vendor supplier partner artist exhibitor coach consultant
  representative rep committee board director executive faculty supervisor coordinator crew superuser superadmin officer responsible
  handler responder salesperson accountmanager press dispatcher concierge doctor clinician provider teammate responsibles`,
)

/** Roots that stand for the reader, or for what the reader did: data below them is the reader's own. */
const readers = set(
  `user recipient customer contact subscriber person me you my self profile viewer reader member order cart checkout purchase reservation
  itinerary booking trip shipment donor client lead guest currentuser account invoice quote policy patient student owner buyer
  team org organization organisation workspace company household family tenant agency department`,
)

const readersAlone = set(
  `user recipient customer contact subscriber person me you my self profile viewer reader member donor client lead guest currentuser patient
  student owner buyer receiver addressee`,
)

/** Segments that wrap a list without naming it: `users.data`, `members.edges[].node`. */
const wrappers = set(
  'data results result items item nodes node edges rows records entries docs list all values objects content collection page hits array toarray cursor',
)

const contactWords = set(
  `email emails mail emailaddress emailaddresses phone phones mobile mobiles telephone tel cell cellphone phonenumber whatsapp msisdn fax
  address addresses street zip zipcode postcode postalcode birthday birthdate dob ssn passport iban token tokens password secret otp apikey
  correo correos courriel telefon telefonnummer handynummer telefono telefone telefoon celular adresse direccion endereco indirizzo strasse plz
  geburtsdatum mailto nin taxid creditcard cardnumber salary diagnosis allergy allergies medication medications disability religion ethnicity ip`,
)
const contactPairs = set(
  `date_of_birth phone_number mobile_number home_address street_address billing_address shipping_address ip_address social_security
  reset_url reset_link password_url password_link magic_link magic_url login_link verification_link verification_url confirmation_link
  confirmation_url unsubscribe_url unsubscribe_link dietary_needs dietary_requirements dietary_restrictions medical_conditions medical_notes
  special_needs national_id access_token reset_token api_key email_address postal_code mail_address credit_card card_number bank_account passport_number`,
)
/** Words that make another thing of the word before: `emailVerified`, `phoneCount`. */
const states = set(
  'verified confirmed count sent at type label id url link status enabled subject title body template preference preferences frequency visible hidden required valid provider domain hash count length size date time icon text',
)
const nameWords = set(
  'name firstname lastname fullname username nickname displayname surname forename givenname familyname screenname handle login slug avatar initials fname lname vorname nachname prenom nombre apellido apellidos voornaam achternaam cognome',
)

/** What has a name or a slug and is nobody: `pageName`, `project.slug`. */
const things = set(
  `page project product company organization organisation org team workspace event course class lesson site website app application file folder
  document doc form channel board group store shop brand plan package category tag topic blog post article job position department venue location
  room campaign newsletter service domain host template repo repository branch task item school university club league tournament restaurant
  hotel city country state region monitor server bucket list survey quiz poll space tenant business property building vehicle model device`,
)

const plurals = set(
  `roster cohort people staff audience crew alumni children faculty personnel team everyone everybody teilnehmer kunden mitglieder nutzer benutzer
  empfaenger schueler gaeste patienten abonnenten suscriptores utenti clienti iscritti partecipanti ospiti klanten leden`,
)
const listWords = set('list array collection rows set group all map')

/** Names that end in `s` and are no plural of people or things, beside what `singular` knows. */
const notPlural =
  /^(?:address|status|news|sms|aws|process|class|access|business|success|settings|options|params|args|props|this|is|has|js|css|https?|dns|canvas|gas|bus|plus|always|yes|details|preferences)$/

export function isPluralName(name: string): boolean {
  const words = wordsOf(name)
  const last = words[words.length - 1]
  if (last === undefined || notPlural.test(last)) return false
  return plurals.has(last) || listWords.has(last) || (last !== singular(last) && last.endsWith('s')) || last.endsWith('list')
}

export type PeopleKind = 'people' | 'colleagues' | 'addresses'

/** What a collection's name says of its elements: people, people who may be listed, or bare addresses. */
export const collectionKind = remembered((name): PeopleKind | undefined => {
  // `usersById`, `attendees_by_team`: the list is what is before.
  const bare = name.replace(/\(\)$/, '').replace(/(?<=[a-z])(?:By[A-Z]|_by_[a-z])\w*$/, '')
  if (bare !== name && bare.length > 2 && isPluralName(bare)) return collectionKind(bare)
  const words = [...wordsOf(bare)]
  let listed = /^(?:to|cc|bcc)$/.test(name)
  const data = /^(?:(?:records|rows|objects)|data)$/
  if (words.length > 1 && data.test(words.at(-1)!) && (words.at(-1) !== 'data' || isPluralName(words.at(-2)!))) {
    listed = true
    words.pop()
  }
  while (words.length > 1 && listWords.has(words[words.length - 1]!)) {
    listed = true
    words.pop()
  }
  const last = words[words.length - 1]?.replace(/(?<=.{3})(?:list|array|rows)$/, '')
  if (last === undefined || !(listed || isPluralName(name) || isPluralName(last) || name.startsWith('LookupRows'))) return undefined
  const qualified = words.slice(0, -1).some((word) => colleagues.has(singular(word)))
  const one = singular(last)
  if (colleagues.has(one) || colleagues.has(last)) return 'colleagues'
  if (people.has(one) || people.has(last) || people.has(words.at(-1)!)) return qualified ? 'colleagues' : 'people'
  if (
    /^(?:e?mails|emailaddresses|recipients|phones|to|bccs?|ccs?)$/.test(last) ||
    (listed && /^(?:e?mail|emailaddress|phone)$/.test(last)) ||
    isAddressPair(words)
  )
    return qualified || words.some((word) => isOperatorWord(word) || ownAddress.test(word)) ? 'colleagues' : 'addresses'
  return undefined
})

function isAddressPair(words: readonly string[]): boolean {
  const last = words[words.length - 1]!
  const before = words[words.length - 2]
  return (
    (singular(last) === 'address' && (before === 'email' || before === 'mail')) ||
    (singular(last) === 'number' && (before === 'phone' || before === 'mobile'))
  )
}

const operatorWords = set(
  'support contact sales help admin info noreply reply from sender company site shop store settings config env app brand our office billing press legal privacy system platform service feedback abuse security',
)

/** One person has several: `mailbox_emails`, `backupPhones`. */
const ownAddress = /^(?:mailbox|alias|own|my|your|backup|recovery|alternate|alternative|secondary|linked)$/

/** The operator's own: an address printed for readers to write to. */
export function isOperatorWord(word: string): boolean {
  return operatorWords.has(word)
}

export function isWrapper(segment: string): boolean {
  return wrappers.has(segment.toLowerCase())
}

/** Names that would do for any list: `object_list`, `queryset`, `rows`. */
export function saysNothing(segment: string): boolean {
  return wordsOf(segment).every(
    (word) =>
      isWrapper(word) ||
      /^(?:object|queryset|query|qs|set|paginated|paginator|found|matching|matches|selected|filtered|sorted|active|new|latest|recent|my|the|db|model|models|things?|batch|chunk|group|groups|segment|table|sheet|output|input|response|payload|context|ctx)$/.test(
        word,
      ),
  )
}

/** Made to tell its reader of people: `meetingBriefing.guests`. */
export function isBriefing(segment: string): boolean {
  return wordsOf(segment).some((word) => /^(?:brief|briefing|dossier)s?$/.test(word))
}

export function isReader(segment: string): boolean {
  return readers.has(lettersOf(segment))
}

function lettersOf(segment: string): string {
  return segment
    .replace(/\(\)$/, '')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
}

/** A reader who is one person. A company, a team or an order is many people's: what is of the same one is not the reader's own. */
export function isReaderAlone(segment: string): boolean {
  return readersAlone.has(lettersOf(segment))
}

/** One who has guests, patients, pupils: a list of them is there for this one to read. */
export function isHost(segment: string): boolean {
  const words = wordsOf(segment)
  const last = words[words.length - 1] ?? ''
  return (
    colleagues.has(last) ||
    /^(?:teacher|instructor|trainer|mentor|tutor|recruiter|headhunter|employer|interviewer|therapist|physician|nurse|counselor|counsellor|seller|landlord|landlady|inviter|referrer|requester|creator|booker|captain|guide|skipper|chairman|chairwoman|chairperson|principal|boss|hr)$/.test(
      last,
    )
  )
}

const houses = set(
  'hotel venue property school store shop office restaurant building department company organization organisation supplier vendor event brand location clinic hospital branch agency resort hostel',
)

/** What readers turn to: `hotel.contacts` are those whom it has them write to. */
export function isHouse(segment: string): boolean {
  return houses.has(wordsOf(segment).at(-1) ?? '')
}

/** `player`, `currentStudent`: one of those whom mails go to. */
export function isOnePerson(segment: string): boolean {
  const last = wordsOf(segment).at(-1)
  return last !== undefined && people.has(last) && last === singular(last)
}

export function isPerson(segment: string): boolean {
  const words = wordsOf(segment)
  const last = words[words.length - 1]
  return last !== undefined && (people.has(last) || colleagues.has(last))
}

export type FieldKind = 'contact' | 'name'

const fields = remembered((path) => kindOfField(path.split('\n')))

/** What a field of a person is. `contact` reaches the person or opens something of theirs; `name` tells who it is. */
export function fieldKind(segments: readonly string[]): FieldKind | undefined {
  return segments.length === 0 ? undefined : fields(segments.join('\n'))
}

function kindOfField(segments: readonly string[]): FieldKind | undefined {
  const last = segments[segments.length - 1]
  if (last === undefined) return undefined
  const words = wordsOf(last)
  const end = words[words.length - 1]
  if (end === undefined) return undefined
  if (
    contactPairs.has(words.slice(-2).join('_')) ||
    contactPairs.has(words.slice(-3).join('_')) ||
    contactWords.has(words.slice(-2).join(''))
  )
    return 'contact'
  // `id_email` is a key, `email_id` an address in some parts of the world.
  if (states.has(end) || (words.length > 1 && words[0] === 'id')) return undefined
  if (contactWords.has(end)) return 'contact'
  for (const segment of segments.slice(0, -1)) {
    const inner = wordsOf(segment)
    if (inner.some((word) => contactWords.has(word)) && !nameWords.has(end)) return 'contact'
  }
  const named = words.length > 1 ? words[words.length - 2]! : (wordsOf(segments[segments.length - 2] ?? '').at(-1) ?? '')
  if (things.has(named)) return undefined
  return nameWords.has(end) || nameWords.has(words.slice(-2).join('')) ? 'name' : undefined
}
