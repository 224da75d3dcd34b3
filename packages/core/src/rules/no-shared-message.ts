import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-shared-message',
  meta: {
    description: 'Disallow sending a person what another person’s turn left in a message, a body or a name that they share',
    preset: 'recommended',
    messages: {
      kept: 'Everyone gets the “{{field}}” made for the first person. Make it for each person, or keep it by their id.',
      grown: '“{{field}}” still holds what was added for earlier people. Start anew for each person.',
      stale: 'Where this is skipped, “{{field}}” keeps the previous person’s value. Make a message for each person.',
      overwritten: '“{{field}}” may be overwritten for the next person before this mail leaves. Make a message for each person.',
      deferred: 'When the mail is sent, “{{field}}” may be the next person’s already. Declare it for each person.',
      engine: '“{{field}}” is set for every mail this engine renders. Pass it with the data of this person’s mail.',
      captured: 'Later jobs reach this handler with the first request’s values. Read the recipient from the job.',
    },
    cwe: ['CWE-359', 'CWE-488'],
  },
  *check({ messages }) {
    for (const message of messages) {
      for (const { kind, field, place, trace, symbol, links, suggestions, certainty } of message.shared ?? []) {
        yield {
          ...place,
          messageId: kind,
          data: { field },
          certainty: certainty ?? 'likely',
          trace,
          symbol,
          links,
          ...(suggestions && { suggestions }),
          group: `${place.file}:${place.span[0]}`,
        }
      }
    }
  },
})
