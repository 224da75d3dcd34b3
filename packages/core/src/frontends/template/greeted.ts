import type { OutputFact, PathFact } from '../../template.js'

const greeting =
  /(?:^|[\s>|])(?:hi|hello|hey|dear|hallo|hola|bonjour|ciao|liebe[rs]?|caro|cara|estimad[oa]|good (?:morning|afternoon|evening)|welcome)(?:[\s,]|\b(?:Dr|Mrs?|Ms|Prof|Herr|Frau|coach|teacher)\.?(?=\s)|&nbsp;|<[^<>]{0,200}>|[#$]?\{?$)*$/i

/** Whom the mail speaks to. */
export function greetedIn(masked: string, outputs: readonly OutputFact[]): PathFact[] {
  return outputs.flatMap(({ span, context, paths }) => {
    if (context.place !== 'text') return []
    const before = masked.slice(Math.max(0, span[0] - 120), span[0])
    // `{{ name }}, here is your week` speaks to somebody, too; `{{ name }}, the host of your event, has` of somebody.
    const opens =
      masked[span[1]] === ',' &&
      /^,\s+(?!(?:the|an?|who|whom|which|one|and|our)\b)/i.test(masked.slice(span[1], span[1] + 20)) &&
      /(?:^|>)\s*$/.test(before)
    // A row that begins so is no greeting.
    return greeting.test(before) ? paths : opens ? paths.filter(({ segments }) => !segments.includes('[]')) : []
  })
}

const deskWord = '(?:admins?|administrators?|backoffice|back-office|moderators?)'
const deskName = new RegExp(`(?:^|[/_.-])${deskWord}(?:[/_.-]|$)`, 'i')
const deskGreeting = new RegExp(`(?:^|[\\s>])(?:hi|hello|hey|dear)\\s+(?:the\\s+)?${deskWord}\\b`, 'i')

/**
 * Whether the operator’s own people read a mail, by what it is called among the mails or by its greeting: `emails/admin/new-users.hbs`,
 * `Dear administrator`. An application of admins sends others mails too: in `admin/emails/welcome.hbs` the folder of mails says nothing of it.
 */
export function isForDesk(file: string, masked: string, outputs: readonly OutputFact[]): boolean {
  // It is asked of lists alone, and most mails have none.
  if (!outputs.some(({ paths }) => paths.some(({ segments, whole }) => whole !== undefined || segments.includes('[]')))) return false
  const folders = file.split('/')
  const mails = folders.findIndex((folder) => /mail|newsletter|digest|campaign/i.test(folder))
  return deskName.test(folders.slice(Math.max(0, mails)).join('/')) || deskGreeting.test(masked)
}
