import type { Certainty } from '../../finding.js'
import { certaintyOf, isVeiled, judgePath, type PeoplePath } from '../../people/people-path.js'
import { pathText } from '../../template-path.js'
import type { TemplateFacts } from '../../template.js'
import { defineTemplateRule, traceOf } from '../../template-rule.js'

/** One person picked by position: whoever that is, every reader gets the same one. The template side of the rule. */
export default defineTemplateRule({
  name: 'no-foreign-data',
  meta: {
    description: 'Disallow data of one person in a mail to another',
    preset: 'recommended',
    cwe: ['CWE-359'],
    messages: {
      picked: '“{{path}}” is the same person for every reader. Print the data of the person who gets this copy.',
    },
  },
  *check({ template }) {
    for (const output of template.outputs) {
      if (isVeiled(output.calls)) continue
      for (const path of output.paths) {
        const people = judgePath(path)
        if (!people || people.pick !== 'place' || (people.own && people.kind === 'addresses')) continue
        yield {
          file: template.file,
          span: output.span,
          messageId: 'picked',
          data: { path: pathText(path.segments) },
          certainty: certaintyOfPick(people, template),
          trace: traceOf(template, output),
          symbol: pathText(people.list),
        }
        break
      }
    }
  },
})

/** `recipients[0]` and a bare address list are as often the reader alone. */
function certaintyOfPick(people: PeoplePath, template: TemplateFacts): Certainty {
  const name = people.list[people.list.length - 1]!
  return people.kind === 'addresses' || /recipient|receiver|addressee|^to$/i.test(name) ? 'possible' : certaintyOf(people, template)
}
