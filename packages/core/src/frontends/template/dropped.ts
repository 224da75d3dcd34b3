import type { MjmlTag } from '../../markup/mjml.js'
import type { Span } from '../../source.js'
import type { Tag } from '../../template.js'

/** Elements of MJML that hold elements alone: text between those is left out of the mail. */
const containers = new Set(['mj-body', 'mj-section', 'mj-column', 'mj-wrapper', 'mj-group', 'mj-hero'])
/** Comments and elements that have no content, which most of what stands between others is. Nothing is asked behind them, so that no text is gone through twice. */
const wordless = /(?:\s+|<!--[\s\S]*?-->|<mj-[^<>"']*(?:"[^"]*"[^<>"']*)*>)*/iy
/** What is no text for a reader: comments, styles, markup, entities. */
const unread = /<!--[\s\S]*?-->|<(style|script)\b[\s\S]*?<\/\1\s*>|<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>|&#?\w+;/gi
/** A language of which nobody knows writes its marks so: `@foreach`, `[[rows]]`, `%name%`. */
const begins = /(?<![@#[{%$*|\w])[\p{L}\p{N}]/u

export interface DroppedText {
  readonly span: Span
  readonly element: string
}

/** Text that stands right in an element of MJML which holds elements alone. `masked`: the markup, with its `tags` masked. */
export function droppedTexts(masked: string, elements: readonly MjmlTag[], tags: readonly Tag[]): DroppedText[] {
  const found: DroppedText[] = []
  const stack: string[] = []
  let tag = 0
  for (const [index, { name, opens, span }] of elements.entries()) {
    if (opens) stack.push(name)
    else stack.length = Math.max(0, stack.lastIndexOf(name))
    const element = stack.at(-1) ?? ''
    if (!containers.has(element)) continue
    const from = span[1]
    const to = elements[index + 1]?.span[0] ?? from
    while (tag < tags.length && tags[tag]!.span[1] <= from) tag++
    let text = masked.slice(from, to)
    wordless.lastIndex = 0
    wordless.test(text)
    if (wordless.lastIndex === text.length) continue
    for (let at = tag; at < tags.length && tags[at]!.span[0] < to; at++) text = blank(text, tags[at]!.span, from)
    text = text.replaceAll(unread, (piece) => ' '.repeat(piece.length))
    const start = text.search(begins)
    if (start >= 0 && text.trim()[0] === text[start]) found.push({ element, span: [from + start, from + text.trimEnd().length] })
  }
  return found
}

function blank(text: string, [start, end]: Span, from: number): string {
  const [a, b] = [Math.max(0, start - from), Math.min(text.length, end - from)]
  return text.slice(0, a) + ' '.repeat(Math.max(0, b - a)) + text.slice(b)
}
