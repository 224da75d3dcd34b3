import type { AnalyzeOptions } from './analyze.js'
import type { Finding } from './finding.js'
import { isTarget } from './findings.js'
import { judge, judgeTemplates, type TemplateFileNote, type TemplateFinding } from './frontends/template/analyze.js'
import { componentFacts, type ComponentText } from './frontends/template/component-facts.js'
import type { ReadableLibrary } from './frontends/template/library.js'
import { pageMark } from './frontends/template/page.js'
import type { ProjectIndex } from './host.js'
import { certaintyRank } from './rule.js'
import { lineStartsOf, positionAt, type Place, type Span } from './source.js'
import { explainTemplate } from './template-explain.js'
import { templateRules } from './template-rules.js'
import type { OutputFact, TemplateFacts, TemplateNote } from './template.js'

/** What templates alone give, and what of them was not read: includes that are refused, blocks beyond the caps. */
export function judgedTemplates(
  index: ProjectIndex,
  options: AnalyzeOptions,
  library: ReadableLibrary,
): { readonly findings: readonly TemplateFinding[]; readonly notes: readonly TemplateFileNote[] } {
  const files = templatesJudged(index, options)
  const chosen = templateRules.filter((rule) => options.rules?.[rule.name] !== 'off')
  const { facts, resolve } = library
  const { findings, notes, withheld } = judgeTemplates(
    files,
    { facts, resolve, all: index.templates ?? [] },
    {
      ...options,
      rules: chosen,
      minimum: 'possible',
      ...(options.templateMemory && { memory: options.templateMemory }),
    },
  )
  const least = certaintyRank[options.minCertainty ?? 'likely']
  const named = withheld.filter(({ template }) => options.named?.includes(template.file) === true)
  const untold = named.flatMap(({ template: { file }, findings: held }) => {
    const count = held.filter(({ certainty }) => certaintyRank[certainty] >= least).length
    return count > 0 ? [{ file, ...untoldNote(index.text(file), count) }] : []
  })
  return { findings, notes: [...notes, ...untold] }
}

/** A component that makes a mail, as it stands. */
export interface ComponentAlone extends ComponentText {
  readonly place: Place
}

/** Facts of all files that one component prints in, beginning with its own. Whom the mail greets is greeted in all of it. */
function factsOf(index: ProjectIndex, { place, printed, written }: ComponentAlone): TemplateFacts[] {
  const files = new Set([place.file, ...printed.map(({ tag }) => tag.file)])
  const facts = [...files].map((file) => componentFacts(file, index.text(file), { printed, written: file === place.file ? written : [] }))
  const greets = facts.flatMap((one) => one.greets)
  return facts.map((one) => ({ ...one, greets }))
}

/** What components alone give. Code that sends one settles what all of it prints. */
export function judgedComponents(index: ProjectIndex, options: AnalyzeOptions, components: readonly ComponentAlone[]): TemplateFinding[] {
  const rules = templateRules.filter((rule) => options.rules?.[rule.name] !== 'off')
  return components.flatMap((component) =>
    wantedFacts(index, options, component)
      .flatMap((facts) => judge(facts, { ...options, rules, minimum: 'possible' }))
      .map((finding) => ({ ...finding, within: component.place })),
  )
}

/** Facts of the files that are asked for: findings in others are told to nobody. */
function wantedFacts(index: ProjectIndex, options: AnalyzeOptions, component: ComponentAlone): TemplateFacts[] {
  const isWanted = ({ file }: { readonly file: string }): boolean => isTarget(options, file)
  const { place, printed } = component
  return isWanted(place) || printed.some(({ tag }) => isWanted(tag)) ? factsOf(index, component).filter(isWanted) : []
}

/** Whoever names a file hears why nothing is told of it. */
function untoldNote(text: string, count: number): TemplateNote {
  const mark = pageMark(text)
  const what = count === 1 ? 'One finding is' : `${count} findings are`
  const why = mark
    ? `“${text
        .slice(...mark)
        .replace(/\s+/g, ' ')
        .trim()
        .slice(-60)}” is of a page that a browser shows`
    : 'it is part of a page that a browser shows'
  const line = mark ? { line: positionAt(lineStartsOf(text), mark[0]).line } : {}
  return { kind: 'page', span: mark ?? [0, 0], ...line, message: `${what} not told, as ${why}, and of no mail.` }
}

function templatesJudged(index: ProjectIndex, options: AnalyzeOptions): string[] {
  return (index.templates ?? []).filter((file) => index.role(file) === 'source' && isTarget(options, file))
}

interface Verdicts {
  readonly alone: readonly TemplateFinding[]
  readonly told: readonly Finding[]
}

const placeKey = ({ ruleId, file, span }: TemplateFinding | Finding): string => `${ruleId} ${file}:${span[0]}`

/** What each template prints, and what was found of it: by itself, and by the code that renders it. */
export function explainTemplates(index: ProjectIndex, options: AnalyzeOptions, library: ReadableLibrary, verdicts: Verdicts): void {
  const shown = new Set(verdicts.told.map(placeKey))
  for (const file of templatesJudged(index, options)) {
    const template = library.template(file)
    if (template) explainOne(index, options, template, { outputs: library.printed(file), shown, ...verdicts })
  }
}

/** The same of mails that are components: what each prints of its properties, and of anything `others` finds beside. */
export function explainComponents(
  index: ProjectIndex,
  options: AnalyzeOptions,
  components: readonly ComponentAlone[],
  verdicts: Verdicts,
  others: (facts: ReturnType<ProjectIndex['facts']>, span: Span, known: readonly OutputFact[]) => readonly OutputFact[],
): void {
  const shown = new Set(verdicts.told.map(placeKey))
  for (const component of components)
    for (const facts of factsOf(index, component)) {
      if (!isTarget(options, facts.file)) continue
      const more = facts.file === component.place.file ? others(index.facts(facts.file), component.place.span, facts.outputs) : []
      const outputs = [...facts.outputs, ...more].sort((a, b) => a.span[0] - b.span[0])
      explainOne(index, options, facts, { outputs, shown, ...verdicts })
    }
}

function explainOne(
  index: ProjectIndex,
  options: AnalyzeOptions,
  template: TemplateFacts,
  { outputs, shown, alone, told }: Verdicts & { readonly outputs: readonly OutputFact[]; readonly shown: ReadonlySet<string> },
): void {
  const { file } = template
  for (const line of explainTemplate(template, index.text(file), outputs)) options.onExplain?.(line)
  const linked = told.filter((one) => one.file !== file && one.trace.some((step) => step.file === file))
  const own = alone.filter((one) => one.file === file)
  for (const one of [...linked, ...own]) {
    const { line } = positionAt(lineStartsOf(index.text(one.file)), one.span[0])
    const held = shown.has(placeKey(one)) ? '' : linked.length > 0 ? ', left to the code that renders it' : ', not told'
    options.onExplain?.(`  → ${one.ruleId} (${one.certainty}${held}) at ${one.file}:${line}: ${one.message}`)
  }
}
