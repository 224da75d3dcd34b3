import type { Certainty, Finding, MailView, Report, Severity } from './finding.js'
import { createWorld, viewFor, type World } from './flow/world.js'
import type { TemplateParsers } from './dialect.js'
import { directFindings, directiveRule, type CommentedTemplates } from './directives.js'
import { judgeTemplates, type TemplateFinding } from './frontends/template/analyze.js'
import { commentsInTemplate, mailedDirectives } from './frontends/template/comments.js'
import { templateLibrary, type LibraryOptions, type ReadableLibrary } from './frontends/template/library.js'
import type { TemplateMemory } from './frontends/template/memory.js'
import { shownTemplate } from './frontends/template/shown.js'
import { fingerprintsOf } from './fingerprint.js'
import type { EngineOptions, ProjectIndex } from './host.js'
import { libraryOf } from './mail/library.js'
import { linkSink, type Judge, type Judged, type Room } from './mail/link.js'
import { sinksIn, tableOf } from './mail/match.js'
import { sendingFiles } from './mail/sending.js'
import type { LinkedMessage } from './message.js'
import { cutAround } from './markup/plain.js'
import { certaintyRank, type Rule } from './rule.js'
import { rules as allRules } from './rules/index.js'
import { sendsTold } from './sends-told.js'
import { explainTemplate } from './template-explain.js'
import { lineStartsOf, positionAt } from './source.js'
import { templateRules } from './template-rules.js'
import { sdks } from './sdks/index.js'

export interface AnalyzeOptions extends EngineOptions {
  readonly rules?: Readonly<Record<string, 'off' | 'warning' | 'error'>>
  readonly minCertainty?: Certainty
  readonly includeTests?: boolean
  /** Only findings in these files. */
  readonly targets?: readonly string[]
  /** `false` where the host applies `eslint-disable` comments itself. */
  readonly eslintDirectives?: boolean
  /** The template languages' own parsers, where the host has them. */
  readonly templateParsers?: TemplateParsers
  /**
   * For hosts that keep what they know: answers from that, or links anew over the index that is asked. What is known holds
   * while the index answers the same and `under` is the same; of a file that is linked anew, what `chain` was asked of it
   * holds by itself.
   */
  readonly linked?: (file: string, under: string, link: (index: ProjectIndex, chain: Chain) => LinkedFile) => LinkedFile
  /** Kept by a host that analyses one project by the same options again and again. */
  readonly templateMemory?: TemplateMemory
  /** What a host found in HTML that templates were compiled to, placed in their sources; judged as if found there. */
  readonly rendered?: readonly TemplateFinding[]
  /** Told, for each send, what its fields were found to hold. */
  readonly onExplain?: (line: string) => void
}

/**
 * One chain of callers of one send: judged over the index that is asked, or known under the same key. `files` are read beside
 * what is asked of the index.
 */
export type Chain = <T>(key: string, files: readonly string[], judge: (index: ProjectIndex) => T) => T

/** What the sends of one file were found to be. */
export interface LinkedFile {
  readonly sends: number
  readonly messages: readonly LinkedMessage[]
}

export interface Note {
  readonly file: string
  readonly message: string
}

export interface Analysis {
  readonly findings: readonly Finding[]
  readonly notes: readonly Note[]
  readonly stats: Readonly<Record<string, number>>
}

/** What the rows say does not change while we run. */
const table = tableOf(sdks)
const packages = libraryOf(sdks)

/** The whole pipeline: files that may send, their sends, the messages, the rules. Same input, same bytes out. */
export function analyze(given: ProjectIndex, options: AnalyzeOptions = {}): Analysis {
  const index = asSource(given, options)
  const read: TemplatesRead = options.templateMemory?.read ?? new Map()
  const messages: LinkedMessage[] = []
  let sends = 0
  const sending = sendingFiles(index, table)
  const leading = [...sending.keys()].join('\n')
  const leads = (file: string): boolean => sending.has(file)
  const library = libraryFor(index, options, read)
  const told = options.onExplain && sendsTold()
  for (const [file, names] of sending) {
    if (index.role(file) !== 'source') continue
    // A host that listens to what is asked must hear of templates too.
    const roomOf = (asked: ProjectIndex): Room => {
      const heard = asked === index ? index : asSource(asked, options)
      return {
        world: createWorld(heard, options, packages, told?.tell),
        library: asked === index ? library : libraryFor(heard, options, read),
      }
    }
    const link = (asked: ProjectIndex, chain: Chain): LinkedFile =>
      linkFile(roomOf(asked).world, { file, names, leads }, (key, files, judge) => chain(key, files, (heard) => judge(roomOf(heard))))
    const linked = options.linked
      ? options.linked(file, `${[...names].join(' ')}\n${leading}`, link)
      : linkOnce(
          roomOf(index),
          { file, names, leads },
          told &&
            ((files, judged) =>
              told.close(
                verdictOf(index, options, judged),
                files.some((on) => isTarget(options, on)),
              )),
        )
    sends += linked.sends
    messages.push(...linked.messages)
  }
  for (const line of told?.lines() ?? []) options.onExplain?.(line)
  const templates = judgedTemplates(index, options, library)
  const findings = findingsOf(index, messages, options, [...templates.findings, ...(options.rendered ?? [])], library)
  return { findings, notes: templates.notes, stats: { files: index.files.length, sends, findings: findings.length } }
}

interface Sending {
  readonly file: string
  /** Of calls that may be sends. */
  readonly names: ReadonlySet<string>
  readonly leads: (file: string) => boolean
}

/** Each file's sends in a world of their own, so that what they are found to be depends on no other file's. */
function linkFile(world: World, { file, names, leads }: Sending, judge: Judge): LinkedFile {
  const view = viewFor(world, file)
  if (!view) return { sends: 0, messages: [] }
  const sinks = sinksIn(world, table, view, names, leads)
  return { sends: sinks.length, messages: sinks.flatMap((sink) => linkSink(sink, judge)) }
}

/** Nothing is kept, so all chains of callers share what was worked out for one of them. */
function linkOnce(room: Room, sending: Sending, told: ((files: readonly string[], judged: Judged) => void) | undefined): LinkedFile {
  return linkFile(room.world, sending, (_key, files, judge) => {
    const judged = judge(room)
    told?.(files, judged)
    return judged
  })
}

/** What comes of one chain of callers, for `--explain`. */
function verdictOf(index: ProjectIndex, options: AnalyzeOptions, { messages, next }: Judged): string[] {
  const least = options.minCertainty ?? 'likely'
  const found = allRules.flatMap((rule) =>
    options.rules?.[rule.name] === 'off' ? [] : [...rule.check({ messages, options })].map((report) => complete(rule, report, undefined)),
  )
  if (found.length === 0) return [next.length > 0 ? '  → who gets it and what it carries is asked of the callers' : '  → no finding']
  return found.map(({ ruleId, certainty, message, file, span }) => {
    const { line } = positionAt(lineStartsOf(index.text(file)), span[0])
    const role = index.role(file)
    const held = [
      certaintyRank[certainty] < certaintyRank[least] ? `, shown with --min-certainty ${certainty}` : '',
      role === 'source' ? '' : `, not reported in a file of role “${role}”`,
    ].join('')
    return `  → ${ruleId} (${certainty}${held}) at ${file}:${line}: ${message}`
  })
}

/** With tests included, what is for tests is read, followed and told as any other file. */
function asSource(index: ProjectIndex, options: AnalyzeOptions): ProjectIndex {
  return options.includeTests === true ? { ...index, role: () => 'source' } : index
}

function isTarget({ targets }: AnalyzeOptions, file: string): boolean {
  return targets?.includes(file) ?? true
}

const ruleNames = [...new Set([...allRules, ...templateRules].map((rule) => rule.name))]
type Bare = Omit<Finding, 'fingerprint'>

function findingsOf(
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
  const { kept, reports } = directFindings(index, unique(found), isShown, ruleNames, checked, {
    eslint: options.eslintDirectives !== false,
    templates: commentedTemplates(index, library),
  })
  const direct =
    options.rules?.['directive'] === 'off' ? [] : reports.map((report) => complete(directiveRule, report, options.rules?.['directive']))
  const least = certaintyRank[options.minCertainty ?? 'likely']
  const all = unique([...kept.filter((finding) => certaintyRank[finding.certainty] >= least), ...direct])
  return fingerprintsOf(
    index,
    all.filter(({ file }) => isTarget(options, file)),
  )
}

type TemplatesRead = NonNullable<LibraryOptions['known']>

function libraryFor(index: ProjectIndex, { templateParsers, templateFolders }: AnalyzeOptions, known: TemplatesRead): ReadableLibrary {
  const files = [...(index.templates ?? []), ...(index.pages ?? [])].sort()
  return templateLibrary({
    files,
    text: (file) => index.text(file),
    known,
    ...(templateParsers && { parsers: templateParsers }),
    ...(templateFolders && { folders: templateFolders }),
  })
}

function commentedTemplates(index: ProjectIndex, library: ReadableLibrary): CommentedTemplates {
  return {
    files: index.templates ?? [],
    comments: (file) => commentsInTemplate(index.text(file), library.template(file)!),
    mailed: (file) => mailedDirectives(file, index.text(file), library.template(file)!),
  }
}

/** What templates alone give, and what of them was not read: includes that are refused, blocks beyond the caps. */
function judgedTemplates(
  index: ProjectIndex,
  options: AnalyzeOptions,
  library: ReadableLibrary,
): { readonly findings: readonly TemplateFinding[]; readonly notes: readonly Note[] } {
  const files = (index.templates ?? []).filter((file) => index.role(file) === 'source' && isTarget(options, file))
  if (options.onExplain) explainTemplates(index, files, options.onExplain, library)
  const chosen = templateRules.filter((rule) => options.rules?.[rule.name] !== 'off')
  return judgeTemplates(files, library, {
    ...options,
    rules: chosen,
    minimum: 'possible',
    ...(options.templateMemory && { memory: options.templateMemory }),
  })
}

function explainTemplates(index: ProjectIndex, files: readonly string[], tell: (line: string) => void, library: ReadableLibrary): void {
  for (const file of files) {
    const template = library.template(file)
    if (template) for (const line of explainTemplate(template, index.text(file), library.printed(file))) tell(line)
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

function complete(rule: Pick<Rule, 'name' | 'meta'>, report: Report, level: 'warning' | 'error' | 'off' | undefined): Bare {
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

/** One finding for each place and rule: the surest, then the one with the shortest trace. */
function unique(findings: readonly Bare[]): Bare[] {
  const best = new Map<string, Bare>()
  for (const finding of findings) {
    const key = `${finding.file}:${finding.span[0]}:${finding.span[1]}:${finding.ruleId}`
    const known = best.get(key)
    const rank = certaintyRank[finding.certainty] - (known ? certaintyRank[known.certainty] : -1)
    if (!known || rank > 0 || (rank === 0 && finding.trace.length < known.trace.length)) best.set(key, finding)
  }
  return [...best.values()].sort(
    (a, b) => compare(a.file, b.file) || a.span[0] - b.span[0] || a.span[1] - b.span[1] || compare(a.ruleId, b.ruleId),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
