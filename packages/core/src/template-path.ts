import type { BlockFact, OutputFact, TemplateFacts } from './template.js'

/** The blocks that an output lies in, outermost first. */
export function blocksAround({ blocks }: TemplateFacts, { block }: OutputFact): BlockFact[] {
  const around: BlockFact[] = []
  for (let index = block; index !== undefined; index = blocks[index]!.parent) around.unshift(blocks[index]!)
  return around
}

/** Where a reader meets an output: `attribute`, `text, in a conditional comment for mso`. */
export function whereShown({ context: { place, condition } }: OutputFact): string {
  return condition === undefined ? place : `${place}, in a conditional comment for ${condition}`
}

/** `users[].email`, as a developer would write it. What a template or a part of it is handed is `this`. */
export function pathText(segments: readonly string[]): string {
  if (segments.length === 0) return 'this'
  let text = ''
  for (const segment of segments) {
    if (segment === '[]' || segment === '?') text += `[${segment === '?' ? '…' : ''}]`
    else if (/^\d+$/.test(segment)) text += `[${segment}]`
    else text += text === '' ? segment : `.${segment}`
  }
  return text
}
