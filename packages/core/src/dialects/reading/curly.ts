import type { Span } from '../../source.js'
import { closersOf, type Closers } from './closers.js'
import { findClose, trimMarks } from './delimiters.js'

/** A tag of the `{{ }}`, `{% %}`, `{# #}` family, not yet understood. */
export interface CurlyTag {
  readonly kind: 'output' | 'tag' | 'comment'
  readonly span: Span
  readonly body: Span
  /** First word of a `{% %}` tag. */
  readonly name: string
}

const firstWord = /\s*([A-Za-z_][\w.]*)/y
const untouched = new Set(['raw', 'verbatim', 'comment', 'doc', 'javascript', 'schema'])

/** One pass over the text. What lies inside `{% raw %}`, `{% verbatim %}` and `{% comment %}` is not read. */
export function scanCurly(text: string): CurlyTag[] {
  const tags: CurlyTag[] = []
  const closers = closersOf(text, /\{%[-+~]?\s*end(\w+)\s*[-+~]?%\}/g)
  let at = text.indexOf('{')
  while (at >= 0 && at < text.length) {
    const tag = readTag(text, at)
    if (!tag) {
      at = text.indexOf('{', at + (text[at + 1] === '{' || text[at + 1] === '%' ? 2 : 1))
      continue
    }
    tags.push(tag)
    at = tag.kind === 'tag' && untouched.has(tag.name) ? endOfUntouched(text, tag, closers) : text.indexOf('{', tag.span[1])
  }
  return tags
}

function readTag(text: string, at: number): CurlyTag | undefined {
  const next = text[at + 1]
  if (next === '%') {
    const close = findClose(text, at + 2, '%}', '{%')
    if (close < 0) return undefined
    const body = trimMarks(text, at + 2, close, '-+~')
    firstWord.lastIndex = body[0]
    const name = firstWord.exec(text)?.[1] ?? ''
    return { kind: 'tag', span: [at, close + 2], body, name }
  }
  if (next === '#') {
    // `{#` also opens CSS ids in a style: without a blank behind it, a comment holds no other brace.
    const close = findClose(text, at + 2, '#}', /[\s+~-]/.test(text[at + 2] ?? '') ? '{#' : '{')
    if (close < 0) return undefined
    return { kind: 'comment', span: [at, close + 2], body: [at + 2, close], name: '' }
  }
  if (next !== '{') return undefined
  const close = findClose(text, at + 2, '}}', '{{')
  return close < 0 ? undefined : readOutput(text, at, close)
}

/** Braze writes `{{${email}}}` and `{{a.${b}}}`: as many more braces close the tag as `${` opened. */
function readOutput(text: string, at: number, close: number): CurlyTag {
  let end = close + 2
  let to = close
  const opened = text.slice(at, close).split('${').length - 1
  if (opened > 0 && text[end] === '}' && text.slice(at + 2, close).split('}').length - 1 < opened) {
    end++
    to++
  } else if (text[at + 2] === '{' && text[end] === '}') {
    end++
  }
  return { kind: 'output', span: [at, end], body: trimMarks(text, at + 2, to, '-+~'), name: '' }
}

function endOfUntouched(text: string, tag: CurlyTag, closers: Closers): number {
  const close = closers.next(tag.span[1], tag.name)
  // Without its end tag the opener is taken for broken, so that what follows is still read.
  return text.indexOf('{', close ? close[1] : tag.span[1])
}
