import type { MailPiece } from '../../finding.js'
import { plainPieces, type Inset } from '../../markup/plain.js'
import type { Span } from '../../source.js'
import type { OutputFact, TemplateFacts } from '../../template.js'
import { pathText } from '../../template-path.js'

/**
 * What a reader reads of a template: its text without markup, and its outputs by path, in the turns of their loops. `printed`
 * are its outputs and those of its includes. The output or the text at `foreign` is marked.
 */
export function shownTemplate(template: TemplateFacts, text: string, printed: readonly OutputFact[], foreign?: Span): readonly MailPiece[] {
  const insets: Inset[] = []
  const mark = (span: Span): { readonly foreign?: true } =>
    foreign && span[0] === foreign[0] && span[1] === foreign[1] ? { foreign: true } : {}
  const included = new Map<number, MailPiece[]>()
  for (const output of printed) {
    const piece = { path: shownPath(output), ...mark(output.span) }
    if (!output.origin) insets.push({ span: output.span, pieces: [piece] })
    else included.set(output.span[0], [...(included.get(output.span[0]) ?? []), piece, { text: ' ' }])
  }
  const closings = new Map(template.tags.filter(({ kind }) => kind === 'close').map((tag) => [tag.span[1], tag]))
  for (const { kind, open, end, subject } of template.blocks) {
    if (kind !== 'loop') continue
    insets.push({ span: open, pieces: [{ each: subject ? pathText(subject.segments) : '' }] })
    const closing = closings.get(end)
    insets.push({ span: closing ? closing.span : [end, end], pieces: [{ end: true }] })
  }
  for (const { span } of template.includes) {
    const pieces = included.get(span[0])
    insets.push(pieces ? { span, pieces } : { span })
  }
  if (foreign && !insets.some(({ span }) => span[0] === foreign[0])) {
    insets.push({ span: foreign, pieces: [{ text: text.slice(...foreign), foreign: true }] })
  }
  for (const { span } of template.tags) insets.push({ span })
  return plainPieces(text, apart(insets), template.markup === 'pug')
}

/** By place; of two that meet, the one that says something. */
function apart(insets: readonly Inset[]): Inset[] {
  const sorted = [...insets].sort((a, b) => a.span[0] - b.span[0] || Number(!a.pieces) - Number(!b.pieces) || a.span[1] - b.span[1])
  const kept: Inset[] = []
  for (const inset of sorted) if (inset.span[0] >= (kept.at(-1)?.span[1] ?? 0)) kept.push(inset)
  return kept
}

function shownPath({ paths, calls }: OutputFact): string {
  return paths[0] ? pathText(paths[0].segments) : (calls[0] ?? '')
}
