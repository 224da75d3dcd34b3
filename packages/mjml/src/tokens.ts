import type { Span, Tag } from '@undisclosed/core'

/** A tag of the template language that stands in an MJML file as a token. */
export interface Token {
  /** POSIX, relative to the root. */
  readonly file: string
  readonly tag: Tag
  readonly text: string
}

/**
 * Tokens are made of characters for private use, which MJML, CSS and HTML take for letters, and are as long as the tag they
 * stand for, so that offsets hold: a head, a digit, and fillers. Two characters tell eight million tags apart.
 */
const head = 0xe000
const heads = 0x800
const digit = 0xe800
const digits = 0x1000
const filler = '\uf8ff'
const tokenPattern = /[\ue000-\ue7ff][\ue800-\uf7ff]\uf8ff*/g
const anyPrivate = /[\ue000-\uf8ff]/g

/**
 * The text with a token in the place of each tag; each is added to `tokens`. Characters for private use that the text has
 * itself (symbols of a font) would be taken for tokens: they are replaced, and `symbols` says so.
 */
export function tokenize(file: string, text: string, tags: readonly Tag[], tokens: Token[]): { text: string; symbols: boolean } {
  const parts: string[] = []
  let symbols = false
  const plain = (from: number, to: number): void => {
    const part = text.slice(from, to).replace(anyPrivate, () => {
      symbols = true
      return '?'
    })
    parts.push(part)
  }
  let from = 0
  for (const tag of tags) {
    const [start, end] = tag.span
    const slice = text.slice(start, end)
    if (start < from || end - start < 2 || tokens.length >= heads * digits) continue
    // {% raw %} around markup is no single thing.
    if (tag.kind === 'raw' && slice.includes('<')) continue
    plain(from, start)
    parts.push(tokenOf(tokens.length, end - start))
    tokens.push({ file, tag, text: slice })
    from = end
  }
  plain(from, text.length)
  return { text: parts.join(''), symbols }
}

function tokenOf(index: number, length: number): string {
  const first = String.fromCharCode(head + Math.floor(index / digits))
  return first + String.fromCharCode(digit + (index % digits)) + filler.repeat(length - 2)
}

export const hasToken = (text: string): boolean => text.search(tokenPattern) >= 0

export interface Restored {
  readonly text: string
  /** By token, in order: where it stands in `text`. */
  readonly spans: readonly (readonly Span[])[]
}

/** Puts each tag back in the place of its tokens. */
export function restore(text: string, tokens: readonly Token[]): Restored {
  const spans: Span[][] = tokens.map(() => [])
  const parts: string[] = []
  let from = 0
  let length = 0
  for (const match of text.matchAll(tokenPattern)) {
    const index = (match[0].charCodeAt(0) - head) * digits + match[0].charCodeAt(1) - digit
    const token = tokens[index]
    if (!token) continue
    const before = text.slice(from, match.index)
    parts.push(before, token.text)
    length += before.length
    spans[index]!.push([length, length + token.text.length])
    length += token.text.length
    from = match.index + match[0].length
  }
  parts.push(text.slice(from))
  return { text: parts.join(''), spans }
}
