import type { Scan } from '../../dialect.js'
import type { DialectName } from '../../template.js'

/**
 * Bounds that hold before any parser of another maker is called: some of them take minutes or the stack for nested input
 * that a template never has. Over them the scanner's result stands. Those of markup are `markupCaps`.
 */
export const caps = {
  /** UTF-16 units. */
  size: 1_000_000,
  tags: 20_000,
  /** Of blocks, and of brackets within a tag. */
  nesting: 200,
  /** Blocks that are followed: of our own reading, which takes each output through all that are open around it. */
  followed: 500,
  /** Names that an include hands on of itself. */
  names: 200,
  /** Segments of a path. */
  segments: 40,
} as const

/** Why a dialect's own parser is kept from a text; undefined where the text is within the caps. */
export function overCaps(text: string, dialect: DialectName, scan: Scan): string | undefined {
  if (text.length > caps.size) return `larger than ${caps.size} characters`
  if (scan.tags.length > caps.tags) return `more than ${caps.tags} tags`
  if (blocksDeep(scan) > caps.nesting) return `more than ${caps.nesting} blocks deep`
  // Pug has no marks around its tags: all of its text is code.
  const bodies = dialect === 'pug' ? [text] : scan.tags.map(({ body }) => text.slice(...body))
  if (bodies.some(isDeeplyBracketed)) return `brackets more than ${caps.nesting} deep`
  return dialect === 'pug' ? overLines(text) : undefined
}

function overLines(text: string): string | undefined {
  const indents: number[] = []
  let lines = 0
  for (const [indent] of text.matchAll(/^[ \t]*(?=\S)/gm)) {
    if (++lines > caps.tags) return `more than ${caps.tags} lines`
    while ((indents.at(-1) ?? -1) >= indent.length) indents.pop()
    indents.push(indent.length)
    if (indents.length > caps.nesting) return `lines more than ${caps.nesting} deep`
  }
  return undefined
}

function blocksDeep({ events }: Scan): number {
  let depth = 0
  let deepest = 0
  for (const { k } of events) {
    if (k === 'open') deepest = Math.max(deepest, ++depth)
    else if (k === 'close' && depth > 0) depth--
  }
  return deepest
}

function isDeeplyBracketed(body: string): boolean {
  if (body.length <= caps.nesting) return false
  let depth = 0
  for (const [bracket] of body.matchAll(/[([{)\]}]/g)) {
    if ('([{'.includes(bracket)) depth++
    else if (depth > 0) depth--
    if (depth > caps.nesting) return true
  }
  return false
}
