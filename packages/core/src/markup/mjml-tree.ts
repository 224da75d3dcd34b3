import type { Span } from '../source.js'
import { markupReader } from './tokens.js'

/** An element of MJML that is not closed where it should be, or a closing tag of none. */
export interface Unpaired {
  readonly name: string
  readonly span: Span
  readonly k: 'unclosed' | 'stray'
}

/** Elements of MJML that do not pair: MJML itself closes them wherever it comes, and mails what is left, without a word. */
export function unpairedMjml(masked: string): Unpaired[] {
  if (pairsAtAGlance(masked)) return []
  const found: Unpaired[] = []
  const stack: { readonly name: string; readonly span: Span }[] = []
  let current: { readonly name: string; readonly start: number } | undefined
  markupReader(masked).read({
    open(name, start) {
      current = isMjml(name) ? { name, start } : undefined
    },
    opened(end, selfClosing) {
      if (current && !selfClosing) stack.push({ name: current.name, span: [current.start, end] })
      current = undefined
    },
    close(name, start, end) {
      if (!isMjml(name)) return
      const at = stack.findLastIndex((element) => element.name === name)
      if (at < 0) found.push({ k: 'stray', name, span: [start, end] })
      else for (const element of stack.splice(at).slice(1)) found.push({ k: 'unclosed', ...element })
    },
  })
  for (const element of stack) found.push({ k: 'unclosed', ...element })
  return found.sort((a, b) => a.span[0] - b.span[0])
}

const tag = /<!--[^]*?-->|<(\/?)(mj(?:ml|-[\w-]*))(?:[^<>"']|"[^"]*"|'[^']*')*>/gi

/** Nearly every template pairs, which its tags alone show; another pass of the tokenizer would cost a third of reading it. */
function pairsAtAGlance(masked: string): boolean {
  const open: string[] = []
  for (const [whole, slash, name] of masked.matchAll(tag)) {
    if (name === undefined) continue
    if (slash === '') {
      if (!whole.endsWith('/>')) open.push(name.toLowerCase())
    } else if (open.pop() !== name.toLowerCase()) return false
  }
  return open.length === 0
}

const isMjml = (name: string): boolean => name === 'mjml' || name.startsWith('mj-')
