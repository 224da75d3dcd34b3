/** Longest tag that is looked for: a runaway opener must not swallow a file. */
const longestTag = 20_000

/** A string that holds an opener and is longer than this was a stray quote. */
const longestString = 200

/**
 * The first `close` outside quotes, or the first at all where a quote is left open. A new opener on the way means that
 * the first one was broken: then -1, and the caller goes on behind it. No text makes it look far at every opener.
 */
export function findClose(text: string, from: number, close: string, open: string): number {
  const limit = Math.min(text.length, from + longestTag)
  let quote = ''
  let quoteAt = 0
  let plain = -1
  let opener = false
  let markup = false
  for (let at = from; at < limit; at++) {
    const char = text[at]!
    const atClose = char === close[0] && text.startsWith(close, at)
    const atOpen = char === open[0] && text.startsWith(open, at)
    if (quote === '') {
      if (atClose) return at
      if (atOpen) return -1
      // `{{name}</a> <a href="{{url}}">`: an element began, so that a quote behind it is one of its own.
      markup ||= char === '<' && /[/!A-Za-z]/.test(text[at + 1] ?? '')
      if (char === '"' || char === "'") {
        quote = char
        quoteAt = at
        opener = false
      }
      continue
    }
    if (markup && atOpen) return -1
    if (char === quote) {
      quote = ''
      plain = -1
      continue
    }
    // A quote that closes beyond markup, a line or another tag was no string.
    if (plain >= 0 && (atOpen || char === '<' || char === '\n' || at - plain > 500)) return plain
    if (atClose && plain < 0) plain = at
    opener ||= atOpen
    if (char === '\n') quote = ''
    if (opener && at - quoteAt > longestString) return -1
  }
  return plain
}

/** `-`, `~`, `+` and `_` next to a delimiter trim white space and are no part of the body. */
export function trimMarks(text: string, start: number, end: number, marks: string): [number, number] {
  let from = start
  let to = end
  if (from < to && marks.includes(text[from]!)) from++
  if (to > from && marks.includes(text[to - 1]!)) to--
  return [from, to]
}

export function trimSpan(text: string, start: number, end: number): [number, number] {
  let from = start
  let to = end
  while (from < to && text.charCodeAt(from) <= 32) from++
  while (to > from && text.charCodeAt(to - 1) <= 32) to--
  return [from, to]
}
