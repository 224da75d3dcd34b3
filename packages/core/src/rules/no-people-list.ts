import { certaintyOf, isVeiled, judgePath, type PeoplePath } from '../people/people-path.js'
import { isOperatorAddress, isOperatorPath } from '../people/real-address.js'
import { wordsOf } from '../people/lexicon.js'
import type { Report } from '../finding.js'
import { pathText } from '../template-path.js'
import { defineTemplateRule, traceOf } from '../template-rule.js'
import type { LinkFact, OutputFact, TemplateFacts } from '../template.js'

/** A list of people that a template prints: every reader of the mail gets the data of all of them. */
export default defineTemplateRule({
  name: 'no-people-list',
  meta: {
    description: 'Disallow templates that print personal data of a list of people',
    preset: 'recommended',
    cwe: ['CWE-359'],
    messages: {
      each: 'Every reader gets “{{field}}” of all “{{list}}”. Render one copy per person with their own data only.',
      whole: 'Every reader gets all “{{list}}” at once. Render one copy per person with their own data only.',
      mailto: 'This link shows {{count}} people to every reader. Link to one address that may be known to all.',
    },
  },
  *check({ template }) {
    const told = new Set<OutputFact>()
    for (const output of template.outputs) {
      const report = reportOf(template, output)
      if (!report) continue
      if (report.certainty !== 'possible') told.add(output)
      yield report
    }
    for (const link of template.links) {
      // A list in a link is told by itself.
      if (link.people.some((person) => 'output' in person && told.has(template.outputs[person.output]!))) continue
      const report = linkReport(template, link)
      if (report) yield report
    }
  },
})

/** The most telling path of one tag: a tag is told once. */
function reportOf(template: TemplateFacts, output: OutputFact): Report | undefined {
  if (isVeiled(output.calls)) return undefined
  let told: { people: PeoplePath; text: string } | undefined
  const lists = new Map<string, string>()
  for (const path of output.paths) {
    const people = judgePath(path)
    if (!people || people.pick === 'place' || (people.own && people.kind === 'addresses')) continue
    const text = path.segments
      .slice(people.list.length)
      .filter((segment) => segment !== '[]')
      .join('.')
    if (!told || certaintyOf(told.people, template) === 'possible') told = { people, text }
    // Of lists that were put together each is one that readers see, as sure as the surest of its fields.
    const name = pathText(people.list)
    if ((lists.get(name) ?? 'possible') === 'possible') lists.set(name, certaintyOf(people, template))
  }
  if (!told) return undefined
  const { people, text } = told
  const isSent = isSentThings(template, output, people)
  const list = pathText(people.list)
  return {
    file: template.file,
    span: output.span,
    messageId: people.pick === 'whole' || text === '' ? 'whole' : 'each',
    data: { list: namesOf(lists, certaintyOf(people, template)), field: text },
    certainty: isSent ? 'possible' : certaintyOf(people, template),
    trace: traceOf(template, output),
    group: `${template.file}#${list}`,
    symbol: list,
    suggestions: [{ description: 'Render the template once per person and pass only that person.', edits: [] }],
  }
}

const parcels = /^(?:tracking|parcel|shipment|shipping|carrier|gift|voucher|delivery|package|item|product|sku|quantity|qty|amount)$/i

/** `{{#each recipients}}{{trackingNumber}} {{address}}{{/each}}`: to whom the reader has something sent. */
function isSentThings({ outputs }: TemplateFacts, { block }: OutputFact, { list }: PeoplePath): boolean {
  if (block === undefined || !/(?:recipients|receivers|addressees|beneficiaries)$/i.test(list.at(-1) ?? '')) return false
  const beside = outputs.filter((other) => other.block === block).flatMap(({ paths }) => paths)
  return beside.some(({ segments }) => segments.slice(list.length).some((segment) => wordsOf(segment).some((word) => parcels.test(word))))
}

const mostNamed = 3

/** Lists told as surely as the one that the finding is of. */
function namesOf(lists: ReadonlyMap<string, string>, certainty: string): string {
  const names = [...lists].filter(([, other]) => other === certainty).map(([name]) => name)
  return names.slice(0, mostNamed).join('” and “')
}

function linkReport(template: TemplateFacts, link: LinkFact): Report | undefined {
  const people = new Set<string>()
  for (const person of link.people) {
    if ('literal' in person) {
      if (!isOperatorAddress(person.literal, template.hosts)) people.add(person.literal.toLowerCase())
      continue
    }
    const paths = template.outputs[person.output]!.paths
    const path = paths.find(({ span }) => span[0] === person.span[0]) ?? paths[0]
    if (path && !isOperatorPath(path.segments)) people.add(pathText(path.segments))
  }
  if (people.size < 2) return undefined
  const { file } = template
  return {
    file,
    span: link.span,
    messageId: 'mailto',
    data: { count: String(people.size) },
    certainty: 'likely',
    trace: link.people.map(({ span }) => ({ file, span, role: 'sink', message: 'one of the recipients' })),
    group: `${file}#mailto@${link.span[0]}`,
  }
}
