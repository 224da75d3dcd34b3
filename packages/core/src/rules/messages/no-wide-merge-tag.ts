import { wideTags } from '../../people/wide-tags.js'
import { defineRule } from '../../rule.js'

/** A reader’s own data in a link that asks to be published. The side of the rule that sees code and components. */
export default defineRule({
  name: 'no-wide-merge-tag',
  meta: {
    description: wideTags.description,
    preset: 'recommended',
    cwe: wideTags.cwe,
    messages: {
      shared: wideTags.shared,
    },
  },
  *check({ messages }) {
    for (const { published } of messages) {
      for (const { kind, printed, place, trace, links, uncertain } of published ?? []) {
        yield {
          ...place,
          messageId: 'shared',
          data: { tag: printed },
          certainty: kind === 'name' || uncertain ? 'possible' : 'likely',
          trace,
          links,
        }
      }
    }
  },
})
