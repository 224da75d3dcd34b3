/**
 * Bounds of markup that hold before its tokenizer is called: no mail comes near them (Gmail cuts at 102 KB), and over them
 * the marks of markup alone are read.
 */
export const markupCaps = {
  /** UTF-16 units. */
  size: 1_000_000,
  /** Opening and closing tags, comments and declarations. */
  tags: 50_000,
  /** Elements open at once. */
  nesting: 1_000,
} as const

/** Why a text is over the caps; undefined where it is within them. */
export function overMarkupCaps(text: string): string | undefined {
  if (text.length > markupCaps.size) return `larger than ${markupCaps.size} characters`
  const tags = tagsUpTo(text, markupCaps.tags)
  if (tags > markupCaps.tags) return `more than ${markupCaps.tags} tags of markup`
  // What has no more tags than that is no deeper, and most texts are not looked through again.
  return tags > markupCaps.nesting && isTooDeep(text) ? `elements more than ${markupCaps.nesting} deep` : undefined
}

function tagsUpTo(text: string, most: number): number {
  let count = 0
  for (let at = text.indexOf('<'); at >= 0 && count <= most; at = text.indexOf('<', at + 1)) count++
  return count
}

const tag = /<(\/?)([a-z][\w-]*)([^<>]*)/gi
/** What has no end, or need not write it. */
const endless =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|d[td]|t[rdh]|thead|tbody|tfoot|option|mj-(?:image|divider|spacer|include|font|all|class|breakpoint|html-attribute))$/i

function isTooDeep(text: string): boolean {
  let depth = 0
  for (const [, slash, name, rest] of text.matchAll(tag)) {
    if (endless.test(name!) || rest!.endsWith('/')) continue
    depth = Math.max(0, depth + (slash === '/' ? -1 : 1))
    if (depth > markupCaps.nesting) return true
  }
  return false
}
