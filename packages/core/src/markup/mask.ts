import type { Tag } from '../template.js'

/**
 * The text with each tag replaced by as many characters: an output by letters, so that it still is something (text, a
 * value, part of a url), any other tag by blanks with its line ends kept, so that it is nothing. Offsets hold.
 */
export function mask(text: string, tags: readonly Tag[]): string {
  const parts: string[] = []
  let from = 0
  for (const { span, kind } of tags) {
    if (span[0] < from) continue
    parts.push(text.slice(from, span[0]))
    parts.push(kind === 'output' ? 'x'.repeat(span[1] - span[0]) : text.slice(...span).replace(/[^\r\n]/g, ' '))
    from = span[1]
  }
  parts.push(text.slice(from))
  return parts.join('')
}
