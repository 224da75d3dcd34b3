import type { Certainty, Report } from '../finding.js'
import { isOperatorAddress, realness } from '../people/real-address.js'
import { reported, writtenData } from '../people/written-data.js'
import { whereShown } from '../template-path.js'
import { defineTemplateRule } from '../template-rule.js'
import type { LiteralFact, TemplateFacts } from '../template.js'

/** Somebody's address or token that was left in a template, most often from a test send: every reader gets it. */
export default defineTemplateRule({
  name: 'no-real-person',
  meta: {
    description: writtenData.description,
    preset: 'recommended',
    cwe: ['CWE-359'],
    messages: {
      address: writtenData.address,
      token: writtenData.token,
      phone: writtenData.phone,
      name: '“{{value}}” looks like a person’s name left from a test. Print the reader’s own.',
    },
  },
  *check({ template, options }) {
    const seen = new Set<string>()
    const reports: Report[] = []
    const invited = new Set(template.literals.filter(({ context }) => context.scheme === 'mailto').map(({ value }) => value))
    for (const literal of template.literals) {
      const report = reportOf(template, literal, options.internalAddresses ?? [], invited)
      if (!report || seen.has(literal.value)) continue
      seen.add(literal.value)
      reports.push(report)
    }
    // So many are a list or a report of something: its first one says so.
    const shown = reports.filter(({ certainty }) => certainty !== 'possible')
    const hidden = new Set(shown.length > mostLeft ? shown.slice(1) : [])
    yield* reports.filter((report) => !hidden.has(report))
  },
})

/** Nobody leaves more than a few people in one template from a test. */
const mostLeft = 4

function reportOf(
  template: TemplateFacts,
  literal: LiteralFact,
  internal: readonly string[],
  invited: ReadonlySet<string>,
): Report | undefined {
  const { kind, value, span, context } = literal
  const { file } = template
  if (context.place === 'style' || context.place === 'script') return undefined
  const found = certaintyOf(template, literal, internal)
  if (!found) return undefined
  // Readers are asked to write there: a shop without a domain of its own, rather than somebody left from a test.
  const certainty = kind === 'email' && invited.has(value) ? 'possible' : found
  return {
    file,
    span,
    messageId: kind === 'email' ? 'address' : kind,
    data: { value: reported(kind, value) },
    certainty,
    trace: [{ file, span, role: 'sink', message: `written here (${whereShown(literal)})` }],
  }
}

function certaintyOf(
  { hosts, file }: TemplateFacts,
  { kind, value, context }: LiteralFact,
  internal: readonly string[],
): Certainty | undefined {
  // Storage services sign the urls of pictures: those are for everybody.
  if (kind === 'token') return /^(?:src|srcset|background|poster|background-url)$/.test(context.attribute ?? '') ? undefined : 'likely'
  if (kind !== 'email') return 'possible'
  if (isOperatorAddress(value, hosts, internal)) return undefined
  // An author's comment names the author: it is mailed too, but seldom a customer's.
  if (context.place === 'comment' || context.place === 'header' || /(?:^|\/)(?:docs?|examples?|samples?)\//i.test(file)) return 'possible'
  return realness(value) === 'unclear' ? 'possible' : 'likely'
}
