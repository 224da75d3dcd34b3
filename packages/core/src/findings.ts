import type { AnalyzeOptions } from './analyze.js'
import { directiveRule } from './directives.js'
import type { Finding, MailView, Report, Severity } from './finding.js'
import { fingerprintsOf } from './fingerprint.js'
import type { TemplateFinding } from './frontends/template/analyze.js'
import { commentsInTemplate, mailedDirectives } from './frontends/template/comments.js'
import type { ReadableLibrary } from './frontends/template/library.js'
import { shownTemplate } from './frontends/template/shown.js'
import type { FileRole, ProjectIndex } from './host.js'
import { cutAround } from './markup/plain.js'
import type { LinkedMessage } from './message.js'
import { certaintyRank, surest, type Rule } from './rule.js'
import { rules as allRules } from './rules/index.js'
import { directFindings, type CommentedTemplates } from './silencing.js'
import type { Place, Span } from './source.js'
import { templateRules } from './template-rules.js'

const ruleNames = [...new Set([...allRules, ...templateRules].map((rule) => rule.name))]
type Bare = Omit<Finding, 'fingerprint'>

/** A finding that a directive keeps from being reported, with the reason given there. */
export interface Silenced {
  readonly finding: Finding
  /** `''` where an `eslint-disable` gives none. */
  readonly reason: string
  /** Where the directive stands, in the finding's file. */
  readonly by: Span
}

/** What is for tests or examples by its path. */
const unshipped = new Set<FileRole>(['test', 'story', 'seed', 'example'])

/** What the rules say of messages and templates, as hosts report it, and apart from it what directives silence. */
export function findingsOf(
  index: ProjectIndex,
  messages: readonly LinkedMessage[],
  options: AnalyzeOptions,
  templates: readonly TemplateFinding[],
  library: ReadableLibrary,
): { readonly findings: Finding[]; readonly silenced: readonly Silenced[] } {
  const found: Bare[] = []
  const checked: string[] = []
  const markup = new Set([...(index.templates ?? []), ...(index.pages ?? [])])
  // A template that code sends is no example, whatever its folder is called.
  const isSent = (file: string): boolean => markup.has(file) && unshipped.has(index.role(file))
  for (const rule of allRules) {
    const level = options.rules?.[rule.name]
    if (level === 'off') continue
    checked.push(rule.name)
    for (const report of rule.check({ messages, options }))
      if (index.role(report.file) === 'source' || isSent(report.file)) found.push(complete(rule, report, level))
  }
  const isShown = (file: string): boolean => isTarget(options, file) && index.role(file) === 'source'
  const tags = toldTags(found, options)
  const viewOf = viewing(index, library)
  found.push(...unsettled(templates, messages, tags).map((finding) => ofTemplate(finding, options, viewOf(finding))))
  for (const rule of templateRules) if (!checked.includes(rule.name) && options.rules?.[rule.name] !== 'off') checked.push(rule.name)
  // A directive also silences what is too uncertain to be shown, or it would be told to be of no use.
  const { kept, silenced, reports } = directFindings(index, surest(found), isShown, ruleNames, checked, {
    eslint: options.eslintDirectives !== false,
    templates: commentedTemplates(index, library),
    isUnread: (file) => !markup.has(file) && index.facts(file) === undefined,
  })
  const direct =
    options.rules?.['directive'] === 'off' ? [] : reports.map((report) => complete(directiveRule, report, options.rules?.['directive']))
  const least = certaintyRank[options.minCertainty ?? 'likely']
  const isSure = ({ certainty }: Bare): boolean => certaintyRank[certainty] >= least
  const isWanted = ({ file }: Bare): boolean => isTarget(options, file)
  const told = silenced.filter(({ found: each }) => isSure(each) && isWanted(each))
  const silent = fingerprintsOf(
    index,
    told.map((each) => each.found),
  )
  return {
    findings: fingerprintsOf(index, surest([...kept.filter(isSure), ...direct]).filter(isWanted)),
    silenced: silent.map((finding, at) => ({ finding, reason: told[at]!.reason, by: told[at]!.by })),
  }
}

export function isTarget({ targets }: AnalyzeOptions, file: string): boolean {
  return targets?.includes(file) ?? true
}

function commentedTemplates(index: ProjectIndex, library: ReadableLibrary): CommentedTemplates {
  return {
    files: index.templates ?? [],
    comments: (file) => commentsInTemplate(index.text(file), library.template(file)!),
    mailed: (file) => mailedDirectives(file, index.text(file), library.template(file)!),
  }
}

/** Rules on people in templates whose word the rendering code overrules. */
const settledByCode = new Set(['no-people-list', 'no-foreign-data'])

/** Tags of templates that findings of code lead to: of code that was asked for, and of other code, which who names the template alone is not shown. */
interface ToldTags {
  readonly here: ReadonlySet<string>
  readonly elsewhere: ReadonlySet<string>
}

function toldTags(found: readonly Bare[], options: AnalyzeOptions): ToldTags {
  const least = certaintyRank[options.minCertainty ?? 'likely']
  const tags = { here: new Set<string>(), elsewhere: new Set<string>() }
  for (const { file, certainty, ruleId, trace } of found) {
    if (certaintyRank[certainty] < least) continue
    const among = isTarget(options, file) ? tags.here : tags.elsewhere
    for (const step of trace) among.add(`${ruleId} ${step.file}:${step.span[0]}`)
  }
  return tags
}

/** Findings of templates alone, without the tags for which the code that renders them settles what they print. */
function unsettled(
  findings: readonly TemplateFinding[],
  messages: readonly LinkedMessage[],
  { here, elsewhere }: ToldTags,
): TemplateFinding[] {
  const known = new Map<string, boolean>()
  for (const { rendered } of messages) {
    for (const { tag, people } of rendered ?? []) {
      const key = `${tag.file}:${tag.span[0]}`
      known.set(key, people !== undefined && known.get(key) !== false)
    }
  }
  const isKnown = (place: Place): boolean | undefined => known.get(`${place.file}:${place.span[0]}`)
  return findings.filter(({ ruleId, trace, file, span, within }) => {
    const printed = trace.at(-1) ?? { file, span }
    const tag = `${ruleId} ${printed.file}:${printed.span[0]}`
    if (!settledByCode.has(ruleId) || elsewhere.has(tag)) return true
    return !here.has(tag) && (isKnown(printed) ?? (within && isKnown(within))) !== true
  })
}

/** UTF-16 units of one template that are shown with its findings marked, one copy for each. */
const mostShown = 5_000_000

/** A template as its readers see it, the finding marked; none for further findings of one that holds very many. */
function viewing(index: ProjectIndex, library: ReadableLibrary): (finding: TemplateFinding) => MailView | undefined {
  const shown = new Map<string, number>()
  return ({ file, span }) => {
    const template = library.template(file)
    const text = index.text(file)
    const before = shown.get(file) ?? 0
    if (!template || before > mostShown) return undefined
    shown.set(file, before + text.length)
    return { lines: [], subject: [], body: shownTemplate(template, text, library.printed(file), span) }
  }
}

function ofTemplate({ within: _, ...finding }: TemplateFinding, options: AnalyzeOptions, mail: MailView | undefined): Bare {
  const level = options.rules?.[finding.ruleId]
  return {
    ...finding,
    severity: level === 'warning' || level === 'error' ? level : finding.severity,
    groupId: `${finding.ruleId}:${finding.group ?? `${finding.file}:${finding.span[0]}`}`,
    links: finding.links ?? 'import',
    suggestions: finding.suggestions ?? [],
    related: finding.related ?? [],
    ...(mail && { mail: { ...mail, body: cutAround(mail.body) } }),
  }
}

export function complete(rule: Pick<Rule, 'name' | 'meta'>, report: Report, level: 'warning' | 'error' | 'off' | undefined): Bare {
  const severity: Severity =
    level === 'warning' || level === 'error' ? level : (rule.meta.severity ?? (report.certainty === 'certain' ? 'error' : 'warning'))
  const message = (rule.meta.messages[report.messageId] ?? '').replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => report.data?.[key] ?? '')
  return {
    ...report,
    ruleId: rule.name,
    message,
    severity,
    groupId: `${rule.name}:${report.group ?? `${report.file}:${report.span[0]}`}`,
    links: report.links ?? 'import',
    suggestions: report.suggestions ?? [],
    related: report.related ?? [],
    ...(report.mail && { mail: { ...report.mail, body: cutAround(report.mail.body) } }),
  }
}
