import type { TemplateParsers } from '../../dialect.js'
import type { Certainty, Report, Severity } from '../../finding.js'
import type { EngineOptions } from '../../host.js'
import { certaintyRank, surest } from '../../rule.js'
import type { Place } from '../../source.js'
import type { DialectName, TemplateFacts, TemplateNote } from '../../template.js'
import type { TemplateRule } from '../../template-rule.js'
import { readTemplate } from '../template.js'
import { resolveAmong } from './include-files.js'
import { followIncludes, type FactsByFile, type ResolveInclude } from './includes.js'
import type { TemplateMemory } from './memory.js'
import { pagesAmong } from './page-parts.js'

export interface TemplateFile {
  readonly file: string
  readonly text: string
  /** Settles the dialect where extension and markers don't. */
  readonly dialect?: DialectName
}

export interface AnalyzeTemplatesOptions extends EngineOptions {
  readonly rules: readonly TemplateRule[]
  /** What is less certain is left out. Default `likely`. */
  readonly minimum?: Certainty
  readonly parsers?: TemplateParsers
  /** What was judged before by these options. */
  readonly memory?: TemplateMemory
  /** Where includes lead. By default they are looked up among the files given. */
  readonly resolve?: ResolveInclude
}

/** A report with its rule and its text; the host adds fingerprint and group. */
export interface TemplateFinding extends Report {
  readonly ruleId: string
  readonly message: string
  readonly severity: Severity
  /** The component of the project that prints it: code that mails that one settles what all of it prints. */
  readonly within?: Place
}

export interface TemplateFileNote extends TemplateNote {
  readonly file: string
}

export interface TemplateAnalysis {
  /** By file, then by place. */
  readonly findings: readonly TemplateFinding[]
  readonly notes: readonly TemplateFileNote[]
  readonly facts: ReadonlyMap<string, TemplateFacts>
  /** What was found of templates that only browsers show. */
  readonly withheld: readonly Withheld[]
}

export interface Withheld {
  readonly template: TemplateFacts
  readonly findings: readonly TemplateFinding[]
}

/** Reads templates, follows their includes among each other, and judges each by the rules. Pure, and never throws for a text. */
export function analyzeTemplates(files: Iterable<TemplateFile>, options: AnalyzeTemplatesOptions): TemplateAnalysis {
  const facts = new Map<string, TemplateFacts>()
  for (const { file, text, dialect } of files) {
    facts.set(file, readTemplate(text, { file, ...(dialect && { dialect }), ...(options.parsers && { parsers: options.parsers }) }))
  }
  const resolve = options.resolve ?? resolveAmong(new Set(facts.keys()))
  const names = [...facts.keys()].sort()
  return { ...judgeTemplates(names, { facts, resolve, all: names }, options), facts }
}

/** Judges templates, in the order given, that were read already. `all` are those beside which they stand. */
export function judgeTemplates(
  files: readonly string[],
  { facts, resolve, all }: { readonly facts: FactsByFile; readonly resolve: ResolveInclude; readonly all: readonly string[] },
  options: AnalyzeTemplatesOptions,
): Omit<TemplateAnalysis, 'facts'> {
  const pages = pagesAmong(all, { facts, resolve })
  const findings: TemplateFinding[] = []
  const notes: TemplateFileNote[] = []
  const withheld: Withheld[] = []
  for (const file of files) {
    const template = facts.get(file)
    if (!template) continue
    const linked = followIncludes(template, facts, resolve)
    for (const note of [...template.notes, ...linked.notes]) notes.push({ file, ...note })
    let found = options.memory?.judged.get(template)
    if (!found || template.includes.length > 0) {
      found = [...judge(template, options), ...judge({ ...template, outputs: linked.outputs, literals: [], links: [] }, options)]
      options.memory?.judged.set(template, found)
    }
    if (found.length === 0) continue
    if (!pages.isPage(template) && !pages.isPartOfPages(template)) findings.push(...found)
    else withheld.push({ template, findings: found })
  }
  // An include that prints ten fields is one finding a rule.
  return { findings: surest(findings), notes, withheld }
}

/** What the rules say of one template, its includes apart. */
export function judge(
  template: TemplateFacts,
  options: Omit<AnalyzeTemplatesOptions, 'parsers' | 'memory' | 'resolve'>,
): TemplateFinding[] {
  const least = certaintyRank[options.minimum ?? 'likely']
  const findings: TemplateFinding[] = []
  for (const { name, meta, check } of options.rules) {
    for (const report of check({ template, options })) {
      if (certaintyRank[report.certainty] < least) continue
      const severity: Severity = report.certainty === 'certain' ? (meta.severity ?? 'error') : 'warning'
      findings.push({
        ...report,
        ruleId: name,
        severity,
        message: textOf(meta.messages[report.messageId] ?? report.messageId, report.data),
      })
    }
  }
  return findings
}

/** What a rule says, with what it says it of. */
export function textOf(message: string, data: Report['data']): string {
  return message.replace(/\{\{(\w+)\}\}/g, (_, key: string) => data?.[key] ?? '')
}
