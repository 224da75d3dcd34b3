import { isOperatorAddress, realness } from '../../people/real-address.js'
import { reported, writtenData } from '../../people/written-data.js'
import type { WrittenDatum } from '../../message.js'
import { defineRule } from '../../rule.js'

/**
 * Somebody’s own address, phone number or token typed into a send, most often for a test. The side of the rule that sees code: where
 * the application’s owner gets its mails, an address in the code is the same as one in its settings, so it is told in `strict` only.
 */
export default defineRule({
  name: 'no-real-person',
  meta: {
    description: writtenData.description,
    preset: 'recommended',
    cwe: ['CWE-359'],
    messages: {
      recipient: 'Each run sends this mail to “{{value}}”, which looks like a person’s own. Read the address from settings.',
      content: writtenData.address,
      phone: writtenData.phone,
      token: writtenData.token,
    },
  },
  *check({ messages, options }) {
    for (const { written, place: send, sdkTitle } of messages) {
      // Readers are asked to write there.
      const invited = new Set(written?.filter(({ invites }) => invites).map(({ value }) => value))
      for (const datum of written ?? []) {
        const { kind, value, part, place } = datum
        if (kind === 'email' && !isPersons(datum, options.internalAddresses ?? [])) continue
        yield {
          ...place,
          messageId: kind !== 'email' ? kind : part === 'recipient' ? part : 'content',
          data: { value: reported(kind, value) },
          certainty: kind === 'token' || (kind === 'email' && part === 'component' && !invited.has(value)) ? 'likely' : 'possible',
          trace: [
            { ...place, message: 'written here', role: 'source' },
            { ...send, message: `sent by ${sdkTitle}`, role: 'sink' },
          ],
        }
      }
    }
  },
})

function isPersons({ value }: WrittenDatum, internal: readonly string[]): boolean {
  return !isOperatorAddress(value, [], internal) && realness(value) !== 'unclear'
}
