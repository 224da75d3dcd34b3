import type { Span } from './source.js'
import type { BlockFact, OutputFact, TemplateFacts } from './template.js'

/** The blocks that an output lies in, outermost first. */
export function blocksAround({ blocks }: TemplateFacts, { block }: OutputFact): BlockFact[] {
  const around: BlockFact[] = []
  for (let index = block; index !== undefined; index = blocks[index]!.parent) around.unshift(blocks[index]!)
  return around
}

/** The tags that bring people to an output, in words and in source order: what names a list, and the loops that run over one. */
export function bringing(template: TemplateFacts, output: OutputFact): { readonly span: Span; readonly message: string }[] {
  const loops = blocksAround(template, output).flatMap(({ kind, open, subject }) => (kind === 'loop' && subject ? [{ open, subject }] : []))
  const steps = loops.map(({ open, subject }) => ({ span: open, message: `runs over ${pathText(subject.segments)}` }))
  const paths = output.origin ? [] : output.paths
  const named = [...loops.map(({ subject }) => subject), ...paths].flatMap(({ given }) => (given ? [given] : []))
  const assignments = [...new Map(named.map((span) => [span[0], { span, message: 'given a name here' }])).values()]
  return [...assignments, ...steps].sort((a, b) => a.span[0] - b.span[0])
}

/** Where a reader meets an output: `attribute`, `text, in a conditional comment for mso`. */
export function whereShown({ context: { place, condition } }: Pick<OutputFact, 'context'>): string {
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
