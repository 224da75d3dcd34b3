import { isOperatorAddress, realness } from '../../people/real-address.js'
import { defineRule } from '../../rule.js'

/**
 * Somebody’s own address typed into a send, most often for a test. The side of the rule that sees code: where the application’s
 * owner gets its mails, an address in the code is the same as one in its settings, so it is told in `strict` only.
 */
export default defineRule({
  name: 'no-real-person',
  meta: {
    description: 'Disallow data of a real person written into a template',
    preset: 'recommended',
    cwe: ['CWE-359'],
    messages: {
      recipient: 'Each run sends this mail to “{{value}}”, which looks like a person’s own. Read the address from settings.',
      content: '“{{value}}” looks like a person’s own address, and every reader gets it. Use example.com or a role address.',
    },
  },
  *check({ messages, options }) {
    for (const { written, place: send, sdkTitle } of messages) {
      for (const { value, part, place } of written ?? []) {
        if (isOperatorAddress(value, [], options.internalAddresses ?? []) || realness(value) === 'unclear') continue
        yield {
          ...place,
          messageId: part,
          data: { value },
          certainty: 'possible',
          trace: [
            { ...place, message: 'written here', role: 'source' },
            { ...send, message: `sent by ${sdkTitle}`, role: 'sink' },
          ],
        }
      }
    }
  },
})
