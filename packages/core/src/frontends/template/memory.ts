import type { TemplateFacts } from '../../template.js'
import type { TemplateFinding } from './analyze.js'

/** Templates read and judged before, for a host that analyses one project again and again by the same options. */
export interface TemplateMemory {
  /** By file; they count while the text is the same. */
  readonly read: Map<string, { readonly text: string; readonly facts: TemplateFacts }>
  /** Findings in templates that include no other. */
  readonly judged: WeakMap<TemplateFacts, readonly TemplateFinding[]>
}

export function createTemplateMemory(): TemplateMemory {
  return { read: new Map(), judged: new WeakMap() }
}
