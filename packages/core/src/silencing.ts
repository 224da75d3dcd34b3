import type { Comment } from './comments.js'
import { readDirectives, type Directive } from './directives.js'
import type { Report } from './finding.js'
import type { ProjectIndex } from './host.js'
import { type Span, lineStartsOf, positionAt } from './source.js'

/** What a directive silenced, and why. */
export interface SilencedBy<T> {
  readonly found: T
  readonly reason: string
  /** Where the directive stands, in the same file. */
  readonly by: Span
}

/** How a silencing comment's reason is told: `without a reason`, `because “they asked for it”`. `escaped` fits it to where it stands. */
export function reasonGiven(reason: string, escaped: (text: string) => string = (text) => text): string {
  return reason === '' ? 'without a reason' : `because “${escaped(reason)}”`
}

export interface DirectiveOptions {
  /** Whether `eslint-disable` comments silence as well. ESLint itself applies them, and calls unused what silences nothing. */
  readonly eslint?: boolean
  /** Where the text is none of code. */
  readonly comments?: () => readonly Comment[]
}

/** Files whose comments are not those of code, and what else is to say of their comments. */
export interface CommentedTemplates {
  readonly files: readonly string[]
  comments(file: string): readonly Comment[]
  mailed(file: string): readonly Report[]
}

/**
 * Drops what directives silence, and reports the malformed and the unused ones. `checked` are the rules that ran: a
 * comment for a rule that is off is not called unused.
 */
export function applyDirectives<T extends { readonly ruleId: string; readonly span: Span }>(
  file: string,
  text: string,
  found: readonly T[],
  knownRules: readonly string[],
  checked: readonly string[] = knownRules,
  { eslint = true, comments }: DirectiveOptions = {},
): { readonly kept: readonly T[]; readonly silenced: readonly SilencedBy<T>[]; readonly problems: readonly Report[] } {
  const { directives: all, problems } = readDirectives(file, text, knownRules, comments)
  const directives = eslint ? all : all.filter(({ own }) => own)
  if (directives.length === 0) return { kept: found, silenced: [], problems }
  const lines = lineStartsOf(text)
  const used = new Set<Span>()
  const silenced: SilencedBy<T>[] = []
  const kept = found.filter((finding) => {
    const line = positionAt(lines, finding.span[0]).line
    let by: Directive | undefined
    for (const directive of directives) {
      if (line < directive.lines[0] || line > directive.lines[1]) continue
      for (const rule of directive.rules) {
        if (rule.name !== finding.ruleId) continue
        by ??= directive
        used.add(rule.span)
      }
    }
    if (by) silenced.push({ found: finding, reason: by.reason, by: by.span })
    return !by
  })
  const unused: Report[] = []
  for (const { own, rules } of directives) {
    if (!own) continue
    for (const { name, span } of rules) {
      if (used.has(span) || !checked.includes(name)) continue
      unused.push({ file, span, messageId: 'unused', data: { rule: name }, certainty: 'certain', trace: [] })
    }
  }
  return { kept, silenced, problems: [...problems, ...unused].sort((a, b) => a.span[0] - b.span[0]) }
}

/**
 * The same for a whole project: what remains of the findings, and the reports of `directive` in the files that are shown.
 * Only files that name us are looked at.
 */
export function directFindings<T extends { readonly ruleId: string; readonly file: string; readonly span: Span }>(
  index: Pick<ProjectIndex, 'filesWithWord' | 'text'>,
  found: readonly T[],
  isShown: (file: string) => boolean,
  knownRules: readonly string[],
  checked: readonly string[] = knownRules,
  options: DirectiveOptions & { readonly templates?: CommentedTemplates; isUnread?(file: string): boolean } = {},
): { readonly kept: readonly T[]; readonly silenced: readonly SilencedBy<T>[]; readonly reports: readonly Report[] } {
  const { templates } = options
  let kept = found
  const silenced: SilencedBy<T>[] = []
  const reports: Report[] = []
  const apply = (file: string, more: DirectiveOptions): void => {
    const own = kept.filter((finding) => finding.file === file)
    // Of what nobody could read nothing is found, and no comment there is unused.
    const judged = options.isUnread?.(file) === true ? [] : checked
    const answer = applyDirectives(file, index.text(file), own, knownRules, judged, { ...options, ...more })
    reports.push(...answer.problems)
    silenced.push(...answer.silenced)
    if (answer.kept.length < own.length) kept = kept.filter((finding) => finding.file !== file || answer.kept.includes(finding))
  }
  const code = new Set(index.filesWithWord('undisclosed'))
  for (const file of code) if (isShown(file)) apply(file, {})
  for (const file of templates?.files ?? []) {
    if (!isShown(file) || !inTemplates.test(index.text(file))) continue
    // A component is both, and its comments are read once.
    if (!code.has(file)) apply(file, { comments: () => templates!.comments(file) })
    reports.push(...templates!.mailed(file))
  }
  return { kept, silenced, reports }
}

const inTemplates = /(?:undisclosed|eslint)-(?:dis|en)able/
