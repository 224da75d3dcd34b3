import type { Certainty } from '../../finding.js'
import type { ForeignDatum, LinkedMessage } from '../../message.js'
import { certaintyRank, defineRule } from '../../rule.js'

/** Data of people that code puts into a mail to another of them. The side of the rule that sees who gets the message. */
export default defineRule({
  name: 'no-foreign-data',
  meta: {
    description: 'Disallow data of one person in a mail to another',
    preset: 'recommended',
    cwe: ['CWE-359'],
    messages: {
      other: '“{{datum}}” is not of the person who gets this mail. Use the data of “{{reader}}”.',
      all: 'Each reader gets “{{field}}” of all “{{list}}”. Pass them their own data only.',
      replyTo: 'Each reader sees all “{{list}}” in Reply-To. Reply to one address that all may know.',
      secret: '“{{datum}}” opens another person’s account to “{{reader}}”. Use the reader’s own.',
    },
  },
  *check({ messages }) {
    for (const message of messages) {
      const told = new Map<string, { datum: ForeignDatum; certainty: Certainty }>()
      for (const datum of message.foreign ?? []) {
        const certainty = certaintyOf(message, datum)
        const known = told.get(datum.group)
        if (certainty && (!known || certaintyRank[certainty] > certaintyRank[known.certainty])) told.set(datum.group, { datum, certainty })
      }
      for (const { datum, certainty } of told.values()) {
        const { owner, list, reader, field, place, trace, group, links, symbol, suggestions, view } = datum
        yield {
          ...place,
          messageId: messageOf(datum),
          data: { datum: owner.path, list, field, reader: reader.path },
          certainty,
          trace,
          group,
          links,
          symbol,
          suggestions,
          mail: view,
        }
      }
    }
  },
})

function messageOf({ kind, kinship, part }: ForeignDatum): string {
  if (kinship !== 'all') return kind === 'secret' ? 'secret' : 'other'
  return part === 'replyTo' ? 'replyTo' : 'all'
}

/** Strangers' contacts and secrets are certain; what tells a name only is shown where it stands in place of the reader's. */
function certaintyOf({ confidence, depends }: LinkedMessage, datum: ForeignDatum): Certainty | undefined {
  const { relation, evidence, uncertain, kind, kinship } = datum
  if (relation === 'operator') return undefined
  // Colleagues read each other's names and addresses, and still have accounts and salaries of their own.
  const isOwn = datum.sensitive || (kind === 'secret' && kinship !== 'all')
  if (relation === 'colleagues') return isOwn && !datum.handed && !uncertain ? 'likely' : 'possible'
  if (evidence.length === 0) return undefined
  if (kind === 'name') return nameCertainty(datum)
  if (datum.role) return 'possible'
  // What a record holds that is handed to a template that nobody can see may never be printed.
  if (kind === 'record' && datum.handed) return relation === 'strangers' && !uncertain ? 'likely' : 'possible'
  const sure = relation === 'strangers' && kinship !== 'other' && !uncertain && !datum.handed && confidence === 'certain'
  return sure && depends === undefined ? 'certain' : 'likely'
}

function nameCertainty({ kinship, greets, role, handed, uncertain, relation }: ForeignDatum): Certainty {
  if (greets) return relation === 'strangers' && !uncertain ? 'certain' : 'likely'
  return (kinship === 'place' || kinship === 'earlier') && !role && !handed ? 'likely' : 'possible'
}
