import type { Certainty, MailView } from '../../finding.js'
import type { PrintedPeople } from '../../message.js'
import { defineRule } from '../../rule.js'

/** People whom code hands to a template that prints them. The side of the rule that sees both. */
export default defineRule({
  name: 'no-people-list',
  meta: {
    description: 'Disallow templates that print personal data of a list of people',
    preset: 'recommended',
    cwe: ['CWE-359'],
    messages: {
      rendered: 'Each reader gets “{{field}}” of all “{{list}}” from {{template}}. Pass them their own data only.',
      renderedWhole: 'Each reader gets all “{{list}}” from {{template}}. Pass them their own data only.',
    },
  },
  *check({ messages }) {
    for (const { rendered, confidence, view } of messages) {
      for (const people of (rendered ?? []).flatMap((output) => output.people ?? [])) {
        const certainty = certaintyOf(people)
        if (!certainty) continue
        const { list, field, template, place, trace, links, group, symbol } = people
        yield {
          ...place,
          messageId: field === '' ? 'renderedWhole' : 'rendered',
          data: { list, field, template: template.file.slice(template.file.lastIndexOf('/') + 1) },
          certainty: certainty === 'certain' && confidence !== 'certain' ? 'likely' : certainty,
          trace,
          links,
          group,
          symbol,
          ...(view && { mail: printing(view, people.printed) }),
          suggestions: [{ description: 'Render the template once per person and pass only that person.', edits: [] }],
        }
      }
    }
  },
})

function printing(view: MailView, path: string): MailView {
  return { ...view, body: view.body.map((piece) => ('path' in piece && piece.path === path ? { ...piece, foreign: true } : piece)) }
}

/** Strangers who read strangers’ addresses are certain; undefined where the people are the reader’s own or the reader the operator. */
function certaintyOf({ kind, relation, reader, uncertain }: PrintedPeople): Certainty | undefined {
  if (reader === 'own' || reader === 'operator' || relation === 'operator') return undefined
  if (kind === 'name' || reader === 'colleagues' || relation === 'colleagues') return 'possible'
  return relation === 'strangers' && !uncertain ? 'certain' : 'likely'
}
