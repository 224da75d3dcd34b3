import type { AnalyzeOptions } from './analyze.js'
import { directFindings, directiveRule, type CommentedTemplates } from './directives.js'
import type { Finding, MailView, Report, Severity } from './finding.js'
import { fingerprintsOf } from './fingerprint.js'
import type { TemplateFinding } from './frontends/template/analyze.js'
import { commentsInTemplate, mailedDirectives } from './frontends/template/comments.js'
import type { ReadableLibrary } from './frontends/template/library.js'
import { shownTemplate } from './frontends/template/shown.js'
import type { ProjectIndex } from './host.js'
import { cutAround } from './markup/plain.js'
import type { LinkedMessage } from './message.js'
import { certaintyRank, surest, type Rule } from './rule.js'
import { rules as allRules } from './rules/index.js'
import { templateRules } from './template-rules.js'

const ruleNames = [...new Set([...allRules, ...templateRules].map((rule) => rule.name))]
type Bare = Omit<Finding, 'fingerprint'>

/** What the rules say of messages and templates, without what directives silence, as hosts report it. */
export function findingsOf(
  index: ProjectIndex,
  messages: readonly LinkedMessage[],
  options: AnalyzeOptions,
  templates: readonly TemplateFinding[],
  library: ReadableLibrary,
): Finding[] {
  const found: Bare[] = []
  const checked: string[] = []
  for (const rule of allRules) {
    const level = options.rules?.[rule.name]
    if (level === 'off') continue
    checked.push(rule.name)
    for (const report of rule.check({ messages, options }))
      if (index.role(report.file) === 'source') found.push(complete(rule, report, level))
  }
  const isShown = (file: string): boolean => isTarget(options, file) && index.role(file) === 'source'
  found.push(...unsettled(templates, messages).map((finding) => ofTemplate(finding, options, viewOf(index, finding, library))))
  for (const rule of templateRules) if (!checked.includes(rule.name) && options.rules?.[rule.name] !== 'off') checked.push(rule.name)
  // A directive also silences what is too uncertain to be shown, or it would be told to be of no use.
  const { kept, reports } = directFindings(index, surest(found), isShown, ruleNames, checked, {
    eslint: options.eslintDirectives !== false,
    templates: commentedTemplates(index, library),
  })
  const direct =
    options.rules?.['directive'] === 'off' ? [] : reports.map((report) => complete(directiveRule, report, options.rules?.['directive']))
  const least = certaintyRank[options.minCertainty ?? 'likely']
  const all = surest([...kept.filter((finding) => certaintyRank[finding.certainty] >= least), ...direct])
  return fingerprintsOf(
    index,
    all.filter(({ file }) => isTarget(options, file)),
  )
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

/** Findings of templates alone, without the tags for which the code that renders them settles what they print. */
function unsettled(findings: readonly TemplateFinding[], messages: readonly LinkedMessage[]): TemplateFinding[] {
  const known = new Map<string, boolean>()
  for (const { rendered } of messages) {
    for (const { tag, people } of rendered ?? []) {
      const key = `${tag.file}:${tag.span[0]}`
      known.set(key, people !== undefined && known.get(key) !== false)
    }
  }
  return findings.filter(({ ruleId, trace, file, span }) => {
    const printed = trace.at(-1) ?? { file, span }
    return !settledByCode.has(ruleId) || known.get(`${printed.file}:${printed.span[0]}`) !== true
  })
}

/** A template as its readers see it, the finding marked. */
function viewOf(index: ProjectIndex, { file, span }: TemplateFinding, library: ReadableLibrary): MailView | undefined {
  const template = library.template(file)
  return template && { lines: [], subject: [], body: shownTemplate(template, index.text(file), library.printed(file), span) }
}

function ofTemplate(finding: TemplateFinding, options: AnalyzeOptions, mail: MailView | undefined): Bare {
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
