import type { Span } from '../source.js'
import type { MarkupHandler } from './tokens.js'

export interface MjmlInclude {
  readonly span: Span
  /** As written; absent where the tag has no path. */
  readonly target?: string
}

/** A tag of an element of MJML that has two of them. */
export interface MjmlTag {
  readonly name: string
  readonly span: Span
  readonly opens: boolean
}

/** An element of MJML that is not closed where it should be, or a closing tag of none. */
export interface Unpaired {
  readonly name: string
  readonly span: Span
  readonly k: 'unclosed' | 'stray'
  /** Nothing closes it up to the end of the text. */
  readonly toEnd?: true
}

/** What MJML makes of its own elements, told while the places of a text are found: another pass would cost as much again. */
export interface MjmlElements {
  readonly handler: MarkupHandler
  /** `<mj-include path="./footer.mjml" />`: mjml itself drops a missing or denied one in silence, so they are read here. */
  readonly includes: readonly MjmlInclude[]
  readonly tags: readonly MjmlTag[]
}

export function mjmlElements(masked: string): MjmlElements {
  const includes: MjmlInclude[] = []
  const tags: MjmlTag[] = []
  let name = ''
  let start = -1
  let target: string | undefined
  const handler: MarkupHandler = {
    open(opened, at) {
      name = opened
      start = isMjml(opened) ? at : -1
      target = undefined
    },
    attribute(attribute, _start, _nameEnd, valueStart, valueEnd) {
      if (attribute === 'path' && name === 'mj-include') target = masked.slice(valueStart, valueEnd)
    },
    opened(end, selfClosing) {
      if (start < 0) return
      const span: Span = [start, end]
      if (name === 'mj-include') includes.push({ span, ...(target !== undefined && { target }) })
      if (!selfClosing) tags.push({ name, span, opens: true })
    },
    close(closed, at, end) {
      if (isMjml(closed)) tags.push({ name: closed, span: [at, end], opens: false })
    },
  }
  return { handler, includes, tags }
}

const isMjml = (name: string): boolean => name.startsWith('mj-') || name === 'mjml'

/** In source order. MJML itself closes elements wherever it comes, and mails what is left, without a word. */
export function unpairedTags(tags: readonly MjmlTag[]): Unpaired[] {
  const found: Unpaired[] = []
  const stack: MjmlTag[] = []
  // How many of each name are open, so that a stray closing tag costs nothing.
  const open = new Map<string, number>()
  const unclosed = ({ name, span }: MjmlTag): Unpaired => ({ k: 'unclosed', name, span })
  for (const tag of tags) {
    const { name, span, opens } = tag
    if (opens) {
      stack.push(tag)
      open.set(name, (open.get(name) ?? 0) + 1)
    } else if (!open.get(name)) found.push({ k: 'stray', name, span })
    else {
      for (let element = stack.pop(); element; element = stack.pop()) {
        open.set(element.name, open.get(element.name)! - 1)
        if (element.name === name) break
        found.push(unclosed(element))
      }
    }
  }
  return [...found, ...stack.map((tag): Unpaired => ({ ...unclosed(tag), toEnd: true }))].sort((a, b) => a.span[0] - b.span[0])
}
