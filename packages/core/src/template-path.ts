import type { BlockFact, OutputFact, TemplateFacts } from './template.js'

/** The blocks that an output lies in, outermost first. */
export function blocksAround({ blocks }: TemplateFacts, { block }: OutputFact): BlockFact[] {
  const around: BlockFact[] = []
  for (let index = block; index !== undefined; index = blocks[index]!.parent) around.unshift(blocks[index]!)
  return around
}

/** `users[].email`, as a developer would write it. */
export function pathText(segments: readonly string[]): string {
  let text = ''
  for (const segment of segments) {
    if (segment === '[]' || segment === '?') text += `[${segment === '?' ? '…' : ''}]`
    else if (/^\d+$/.test(segment)) text += `[${segment}]`
    else text += text === '' ? segment : `.${segment}`
  }
  return text
}
