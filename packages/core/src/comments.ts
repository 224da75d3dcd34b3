import type { Span } from './source.js'

export interface Comment {
  /** With its delimiters. */
  readonly span: Span
  /** What stands between them. */
  readonly body: Span
}

const token =
  /\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?(?:\*\/|$)|<!--[\s\S]*?(?:-->|$)|'(?:[^'\\\n\r]|\\[\s\S])*'|"(?:[^"\\\n\r]|\\[\s\S])*"|`|\$\{|[{}]|\/(?=[^/*])/g

/**
 * The comments of code and markup, found without a parser: strings, templates and regular expressions are stepped over.
 * Markup around scripts has stray quotes; a quote that doesn't end on its line is no string.
 */
export function commentsIn(text: string): Comment[] {
  const comments: Comment[] = []
  /** One entry for each open brace: whether a template goes on when it closes. */
  const braces: boolean[] = []
  token.lastIndex = 0
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [found] = match
    const start = match.index
    const end = start + found.length
    if (found.startsWith('//')) comments.push({ span: [start, end], body: [start + 2, end] })
    else if (found.startsWith('/*'))
      comments.push({ span: [start, end], body: [start + 2, found.endsWith('*/') && found.length > 3 ? end - 2 : end] })
    else if (found.startsWith('<!--')) comments.push({ span: [start, end], body: [start + 4, found.endsWith('-->') ? end - 3 : end] })
    else if (found === '/') token.lastIndex = regexEnd(text, start) ?? end
    else if (found === '{' || found === '${') braces.push(false)
    else if (found === '`' || (found === '}' && braces.pop())) token.lastIndex = templateEnd(text, end, braces)
  }
  return comments
}

/** From inside a template: to after its end, or to after the next `${`. */
function templateEnd(text: string, from: number, braces: boolean[]): number {
  for (let at = from; at < text.length; at++) {
    const char = text[at]
    if (char === '\\') at++
    else if (char === '`') return at + 1
    else if (char === '$' && text[at + 1] === '{') {
      braces.push(true)
      return at + 2
    }
  }
  return text.length
}

const beforeRegex = /(?:[=(,;:[!&|?{}+\-*%~^>]|\b(?:return|typeof|case|in|of|delete|void|throw|new|await|yield|else|do))\s*$/

/** The end of a regular expression that starts at a slash, or undefined where the slash divides. */
function regexEnd(text: string, start: number): number | undefined {
  const before = text.slice(Math.max(0, start - 40), start)
  // `/>` and `</` are markup.
  if (text[start + 1] === '>' || (before.trim() !== '' && !beforeRegex.test(before))) return undefined
  let inClass = false
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at]
    if (char === '\n' || char === '\r') return undefined
    if (char === '\\') at++
    else if (char === '[') inClass = true
    else if (char === ']') inClass = false
    else if (char === '/' && !inClass) return at + 1
  }
  return undefined
}
