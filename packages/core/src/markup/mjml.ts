import type { Span } from '../source.js'
import type { MarkupHandler } from './tokens.js'

export interface MjmlInclude {
  readonly span: Span
  /** As written; absent where the tag has no path. */
  readonly target?: string
}

/** An element of MJML that is not closed where it should be, or a closing tag of none. */
export interface Unpaired {
  readonly name: string
  readonly span: Span
  readonly k: 'unclosed' | 'stray'
}

/** What MJML makes of its own elements, told while the places of a text are found: another pass would cost as much again. */
export interface MjmlElements {
  readonly handler: MarkupHandler
  /** `<mj-include path="./footer.mjml" />`: mjml itself drops a missing or denied one in silence, so they are read here. */
  readonly includes: readonly MjmlInclude[]
  /** In source order. MJML itself closes them wherever it comes, and mails what is left, without a word. */
  unpaired(): readonly Unpaired[]
}

export function mjmlElements(masked: string): MjmlElements {
  const includes: MjmlInclude[] = []
  const found: Unpaired[] = []
  const stack: { readonly name: string; readonly span: Span }[] = []
  // How many of each name are open, so that a stray closing tag costs nothing.
  const open = new Map<string, number>()
  let current: { readonly name: string; readonly start: number } | undefined
  let target: string | undefined
  const closeTo = (name: string): void => {
    for (let element = stack.pop(); element; element = stack.pop()) {
      open.set(element.name, open.get(element.name)! - 1)
      if (element.name === name) return
      found.push({ k: 'unclosed', ...element })
    }
  }
  const handler: MarkupHandler = {
    open(name, start) {
      current = isMjml(name) ? { name, start } : undefined
      target = undefined
    },
    attribute(name, _start, _nameEnd, valueStart, valueEnd) {
      if (current?.name === 'mj-include' && name === 'path') target = masked.slice(valueStart, valueEnd)
    },
    opened(end, selfClosing) {
      if (!current) return
      const { name, start } = current
      if (name === 'mj-include') includes.push({ span: [start, end], ...(target !== undefined && { target }) })
      current = undefined
      if (selfClosing) return
      stack.push({ name, span: [start, end] })
      open.set(name, (open.get(name) ?? 0) + 1)
    },
    close(name, start, end) {
      if (!isMjml(name)) return
      if (!open.get(name)) found.push({ k: 'stray', name, span: [start, end] })
      else closeTo(name)
    },
  }
  const unpaired = (): Unpaired[] =>
    [...found, ...stack.map((element): Unpaired => ({ k: 'unclosed', ...element }))].sort((a, b) => a.span[0] - b.span[0])
  return { handler, includes, unpaired }
}

const isMjml = (name: string): boolean => name === 'mjml' || name.startsWith('mj-')
