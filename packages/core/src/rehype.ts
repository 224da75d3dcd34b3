import type { TemplateParsers } from './dialect.js'
import { directiveRule } from './directives.js'
import type { Certainty, Report, Severity } from './finding.js'
import { analyzeTemplates, textOf, type TemplateFinding } from './frontends/template/analyze.js'
import { commentsInTemplate, mailedDirectives } from './frontends/template/comments.js'
import type { EngineOptions } from './host.js'
import { ruleNames } from './rule-names.js'
import { certaintyRank } from './rule.js'
import { applyDirectives } from './silencing.js'
import { lineStartsOf, positionAt, type Span } from './source.js'
import { templateRules } from './template-rules.js'
import type { DialectName } from './template.js'

export interface RehypeUndisclosedOptions extends EngineOptions {
  readonly rules?: Readonly<Record<string, 'off' | Severity>>
  /** What is less certain is left out. Default `likely`. */
  readonly minCertainty?: Certainty
  /** Settles the template language where the file’s extension and its markers don’t. */
  readonly dialect?: DialectName
  /** The template languages’ own parsers, where the host has them. */
  readonly parsers?: TemplateParsers
  /** Where a rule is explained. By default the page of the weakness it finds. */
  readonly urlOf?: (ruleId: string) => string | undefined
}

/** Lines and columns are 1-based, offsets 0-based, all in UTF-16 code units, as in unist. */
interface Point {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** What is needed of a `VFile`, so that core depends on no package of unified. */
interface MessageFile {
  readonly path?: string | undefined
  /** The text of the file, whatever it was read into. */
  toString(): string
  message(
    reason: string,
    options: { readonly place: { readonly start: Point; readonly end: Point }; readonly ruleId: string; readonly source: string },
  ): { fatal?: boolean | null | undefined; url?: string | undefined; note?: string | undefined; actual?: string | undefined }
}

/**
 * `rehype-undisclosed`: judges the text of each file, as it stands in the file and whatever its template language, and
 * leaves a message for each finding that no comment in it silences. The tree is not read and stays as it is: an HTML tree
 * has lost where tags stood. What of the text was not read, or by the scanner alone, is told by messages of the rule `note`.
 */
export default function rehypeUndisclosed(options: RehypeUndisclosedOptions = {}): (tree: unknown, file: MessageFile) => undefined {
  const rules = templateRules.filter(({ name }) => options.rules?.[name] !== 'off')
  const checked = rules.map(({ name }) => name)
  return (_tree, file) => {
    const text = String(file)
    const name = (file.path ?? 'template.html').replaceAll('\\', '/')
    const { findings, facts, notes } = analyzeTemplates([{ file: name, text, ...(options.dialect && { dialect: options.dialect }) }], {
      ...options,
      rules,
      minimum: 'possible',
    })
    const least = certaintyRank[options.minCertainty ?? 'likely']
    const { kept, problems } = applyDirectives(name, text, findings, ruleNames, checked, {
      comments: () => commentsInTemplate(text, facts.get(name)!),
    })
    const directives = options.rules?.['directive'] === 'off' ? [] : [...problems, ...mailedDirectives(name, text, facts.get(name)!)]
    const starts = lineStartsOf(text)
    for (const finding of [...kept.filter(({ certainty }) => certaintyRank[certainty] >= least), ...directives.map(ofDirective)]) {
      const told = file.message(finding.message, { place: placeOf(starts, finding.span), ruleId: finding.ruleId, source: 'undisclosed' })
      told.fatal = (options.rules?.[finding.ruleId] ?? finding.severity) === 'error'
      told.actual = text.slice(...finding.span)
      told.note = noteOf(finding, starts)
      const url = options.urlOf ? options.urlOf(finding.ruleId) : weaknessUrl(finding.ruleId)
      if (url !== undefined) told.url = url
    }
    // Neither a warning nor an error.
    for (const { message, span } of notes)
      file.message(message, { place: placeOf(starts, span), ruleId: 'note', source: 'undisclosed' }).fatal = undefined
    return undefined
  }
}

function ofDirective(report: Report): TemplateFinding {
  const { name, meta } = directiveRule
  return { ...report, ruleId: name, severity: meta.severity ?? 'error', message: textOf(meta.messages[report.messageId]!, report.data) }
}

function placeOf(starts: readonly number[], [start, end]: Span): { start: Point; end: Point } {
  const point = (offset: number): Point => ({ ...positionAt(starts, offset), offset })
  return { start: point(start), end: point(end) }
}

/** The way of the datum, and how sure we are. */
function noteOf({ trace, certainty, suggestions }: TemplateFinding, starts: readonly number[]): string {
  const steps = trace.map(({ message, span }, index) => `${index + 1}. line ${positionAt(starts, span[0]).line}: ${message}`)
  return [`Certainty: ${certainty}`, ...steps, ...(suggestions ?? []).map(({ description }) => description)].join('\n')
}

function weaknessUrl(ruleId: string): string | undefined {
  const weakness = templateRules.find(({ name }) => name === ruleId)?.meta.cwe?.[0]
  return weakness && `https://cwe.mitre.org/data/definitions/${weakness.replace('CWE-', '')}.html`
}
