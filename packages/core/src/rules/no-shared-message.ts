import { defineRule } from '../rule.js'

export default defineRule({
  name: 'no-shared-message',
  meta: {
    description: 'Disallow sending what one recipient’s request left in a message that all requests share',
    preset: 'recommended',
    messages: {
      overwritten: 'The next request overwrites “{{field}}” before this mail leaves. Make a message for each request.',
      captured: 'Later jobs reach this handler with the first request’s values. Read the recipient from the job.',
    },
    cwe: ['CWE-359', 'CWE-488'],
  },
  *check({ messages }) {
    for (const message of messages) {
      for (const { kind, field, place, trace, symbol, links } of message.shared ?? []) {
        yield {
          ...place,
          messageId: kind,
          data: { field },
          certainty: 'likely',
          trace,
          symbol,
          links,
          group: `${place.file}:${place.span[0]}`,
        }
      }
    }
  },
})
