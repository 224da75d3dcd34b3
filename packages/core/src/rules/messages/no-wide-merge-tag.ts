import { defineRule } from '../../rule.js'

/** A reader’s own data in a link that asks to be published. The side of the rule that sees code and components. */
export default defineRule({
  name: 'no-wide-merge-tag',
  meta: {
    description: 'Disallow merge tags that show a reader’s data to others',
    preset: 'recommended',
    cwe: ['CWE-359', 'CWE-524'],
    messages: {
      shared: '“{{tag}}” is one reader’s, in a link made to be published. Share an address without it.',
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
