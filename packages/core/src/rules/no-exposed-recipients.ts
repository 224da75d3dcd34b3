import { defineRule } from '../rule.js'
import type { Certainty, MailPerson, MailView } from '../finding.js'
import type { AddressField, LinkedMessage, Recipients } from '../message.js'

export default defineRule({
  name: 'no-exposed-recipients',
  meta: {
    description: 'Disallow showing recipients each other’s addresses',
    preset: 'recommended',
    messages: {
      exposed: 'Everyone in “{{field}}” can read the other addresses. Send one copy each.',
      head: 'Everyone in “Bcc” can read whom “{{field}}” takes from their list. Send one copy each.',
      depends: 'Everyone in “{{field}}” can read the others unless the {{sdk}} account hides them. Send one copy each.',
    },
    cwe: ['CWE-359'],
  },
  *check({ messages }) {
    for (const message of messages) {
      for (const recipients of message.recipients) {
        const { field, count, relation, place, trace, suggestions, group, links, symbol, head } = recipients
        if (field === 'bcc' || field === 'replyTo' || (count !== 'many' && !head) || relation === 'operator') continue
        const certainty = certaintyOf(message, recipients)
        if (!certainty) continue

        yield {
          ...place,
          messageId: head ? 'head' : message.depends === undefined ? 'exposed' : 'depends',
          data: { field: field === 'to' ? 'To' : 'Cc', sdk: message.sdkTitle },
          certainty,
          trace,
          suggestions,
          group,
          links,
          symbol,
          ...(message.view && { mail: exposing(message.view, field) }),
        }
      }
    }
  },
})

function exposing(view: MailView, field: AddressField): MailView {
  const lines = view.lines.map((line) => (line.field === field && line.people.some(isList) ? { ...line, exposed: true as const } : line))
  return { ...view, lines }
}

const isList = (person: MailPerson): boolean => 'path' in person && person.many

/** Strangers are certain, unknown people likely, colleagues possible; nothing without proof that they are people and many. */
function certaintyOf(message: LinkedMessage, { relation, evidence, uncertain, open }: Recipients): Certainty | undefined {
  if (relation === 'colleagues') return 'possible'
  if (open === 'given' && !((evidence.includes('email') || evidence.includes('request')) && relation === 'strangers')) return undefined
  // A draft's writer picks whom it shows: only people whom nobody picked are told of.
  if (message.draft && !(relation === 'strangers' && (evidence.includes('query') || evidence.includes('request')))) return 'possible'
  const proven = evidence.includes('query') || evidence.includes('request') || evidence.includes('email')
  if (!proven && !(evidence.includes('people') && relation === 'strangers')) return 'possible'
  if (relation === 'strangers')
    return uncertain || open || message.depends !== undefined || message.confidence !== 'certain' ? 'likely' : 'certain'
  return evidence.includes('email') || evidence.includes('query') ? 'likely' : 'possible'
}
