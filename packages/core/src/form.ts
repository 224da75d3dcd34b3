/**
 * Code by what it does, for telling whether two pieces are the same: without white space, comments, types and what a formatter may put
 * or leave out. Of templates only white space is left out. Told by tokens, so that every host, whatever it parses with, has the same.
 */
export function withoutForm(file: string, text: string): string {
  if (!/\.[cm]?[jt]sx?$/.test(file)) return text.replaceAll(/\s+/g, '')
  return withoutTypes(tokensOf(text)).join(' ')
}

const token =
  /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(["'])(?:\\.|(?!\1)[^\\\n])*\1|`(?:\\.|[^\\`])*`|[\p{L}\p{N}_$#@]+|=>|\?\.|\.\.\.|[!=]==?|[<>]=|&&|\|\||\?\?|./gsu

/** Tokens that mean something, each string in one kind of quotes, without the commas and semicolons that may as well not be there. */
function tokensOf(text: string): string[] {
  const tokens: string[] = []
  for (const [part] of text.matchAll(token)) {
    if (/^(?:\s|\/\/|\/\*)/.test(part) || part === ';') continue
    if (/^[)\]}]$/.test(part) && tokens.at(-1) === ',') tokens.pop()
    tokens.push(/^["'][^"'\\]*["']$/.test(part) ? `"${part.slice(1, -1)}"` : part)
  }
  return tokens
}

const opening = /^[([{<]$/
const closing = /^[)\]}>]$/
/** What a value may end with. */
const ended =
  /^(?!(?:return|typeof|case|in|of|await|yield|void|delete|new|throw|else|do|instanceof)$)(?:[\p{L}\p{N}_$#]+|[)\]]|["`][\s\S]*["`])$/u
/** What a type may hold beside its brackets. */
const typeWord = /^(?:[\p{L}\p{N}_$]+|\.|\||&|"[^"]*")$/u

function withoutTypes(tokens: readonly string[]): string[] {
  const out: string[] = []
  for (let at = 0; at < tokens.length; at++) {
    const parameters = parametersAt(tokens, at, out.at(-1) ?? '')
    if (parameters) {
      out.push(...parameters.written)
      at = parameters.end
      continue
    }
    const end = typeAfter(tokens, at, out.at(-1) ?? '')
    if (end === at) out.push(tokens[at]!)
    else at = end - 1
  }
  return out
}

/** Parameters that begin at a token, with their arrow, as they would be without types, and the token of the arrow. */
function parametersAt(tokens: readonly string[], at: number, before: string) {
  if (tokens[at] !== '(') return undefined
  const close = closeOf(tokens, at)
  const end = close < 0 ? -1 : arrowAfter(tokens, close, before)
  if (end < 0) return undefined
  const names = withoutAnnotations(tokens.slice(at + 1, close))
  return { written: [...(names.length === 1 ? names : ['(', ...names, ')']), '=>'], end }
}

/** Behind what a token begins that says of a value’s type alone; the same token where it begins none. */
function typeAfter(tokens: readonly string[], at: number, before: string): number {
  const now = tokens[at]!
  if (!ended.test(before)) return at
  if (now === '!') return at + 1
  if (now === 'as' || now === 'satisfies') {
    const end = typeEnd(tokens, at + 1)
    return end > at + 1 ? end : at
  }
  const close = now === '<' ? closeOf(tokens, at) : -1
  return close > 0 && tokens[close + 1] === '(' && tokens.slice(at + 1, close).every(isOfType) ? close + 1 : at
}

function isOfType(part: string): boolean {
  return typeWord.test(part) || /^[[\]<>{},:?]$/.test(part)
}

/** Where the bracket that opens at a token is closed; -1 where it is not. Only angles close an angle. */
function closeOf(tokens: readonly string[], from: number): number {
  const isAngle = tokens[from] === '<'
  let depth = 0
  for (let at = from; at < tokens.length; at++) {
    const part = tokens[at]!
    if (isAngle ? part === '<' : /^[([{]$/.test(part)) depth++
    else if ((isAngle ? part === '>' : /^[)\]}]$/.test(part)) && --depth === 0) return at
  }
  return -1
}

/** The arrow after parameters that end at a token, behind what the function gives; -1 where there is none. */
function arrowAfter(tokens: readonly string[], end: number, before: string): number {
  if (tokens[end + 1] === '=>') return end + 1
  // Behind a question mark the colon is of a condition.
  if (tokens[end + 1] !== ':' || before === '?') return -1
  const at = typeEnd(tokens, end + 2)
  return at > end + 2 && tokens[at] === '=>' ? at : -1
}

/** The end of a type that begins at a token; the same token where none does. */
function typeEnd(tokens: readonly string[], from: number): number {
  let at = from
  for (;;) {
    const part = tokens[at] ?? ''
    if (opening.test(part) && (part !== '(' || at === from || /^[|&]$/.test(tokens[at - 1]!))) {
      const end = closeOf(tokens, at)
      if (end < 0) return at
      at = end + 1
    } else if (typeWord.test(part) && part !== 'as') at++
    else return at
    // Two words in a row are no type any more, but for a few that lead one.
    const isJoined =
      /^(?:[.|&[<]|is)$/.test(tokens[at] ?? '') || /^(?:[.|&]|is|asserts|keyof|typeof|readonly|unique)$/.test(tokens[at - 1]!)
    if (!isJoined) return at
  }
}

/** Parameters as names and patterns, with what they are by default. */
function withoutAnnotations(params: readonly string[]): string[] {
  const out: string[] = []
  let isType = false
  let depth = 0
  let inType = 0
  for (const [at, part] of params.entries()) {
    if (isType) {
      if (inType === 0 && (part === ',' || part === '=')) isType = false
      else {
        if (opening.test(part)) inType++
        else if (closing.test(part)) inType--
        continue
      }
    }
    if (/^[([{]$/.test(part)) depth++
    else if (/^[)\]}]$/.test(part)) depth--
    if (depth === 0 && part === '?' && params[at + 1] === ':') continue
    if (depth === 0 && part === ':') {
      isType = true
      inType = 0
      continue
    }
    out.push(part)
  }
  return out
}
