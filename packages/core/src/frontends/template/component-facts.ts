import { hostsOf } from '../../people/literals.js'
import type { Place } from '../../source.js'
import type { LiteralFact, OutputFact, PathFact, TemplateContext, TemplateFacts } from '../../template.js'
import { greetedIn, isForDesk } from './greeted.js'

/** What a component in a file of code prints, and what is typed into it. */
export interface ComponentText {
  readonly printed: readonly { readonly path: PathFact; readonly tag: Place; readonly shares: boolean }[]
  readonly written: readonly (Omit<LiteralFact, 'context'> & { readonly invites: boolean })[]
}

/** A component as the rules of templates read one. Its `text` is code: what stands before an expression is markup, too. */
export function componentFacts(file: string, text: string, { printed, written }: ComponentText): TemplateFacts {
  const outputs = printed
    .filter(({ tag }) => tag.file === file)
    .map(({ path, tag, shares }): OutputFact => {
      const context: TemplateContext = shares ? { place: 'url', shares } : { place: 'text' }
      return { span: tag.span, dialect: 'jsx', paths: [path], calls: [], context }
    })
    .sort((a, b) => a.span[0] - b.span[0])
  return {
    version: 1,
    file,
    markup: 'html',
    dialects: ['jsx'],
    reader: 'parser',
    tags: [],
    outputs,
    blocks: [],
    includes: [],
    literals: written.map(({ invites, ...literal }) => ({
      ...literal,
      context: invites ? { place: 'url', scheme: 'mailto' } : { place: 'text' },
    })),
    links: [],
    greets: greetedIn(text, outputs),
    ...(isForDesk(file, text, outputs) && { desk: true as const }),
    hosts: hostsOf(text),
    notes: [],
  }
}
