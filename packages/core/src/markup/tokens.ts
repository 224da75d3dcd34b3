import type { Span } from '../source.js'

/**
 * What the tokenizer tells of markup, in source order. Offsets are those of the text; names are lower case. It follows
 * the HTML standard's tokens for any text whatever, and builds no tree.
 */
export interface MarkupHandler {
  text?(start: number, end: number): void
  /** Name of an opening tag; its attributes follow, then `opened`. */
  open?(name: string, start: number, nameEnd: number): void
  attribute?(name: string, start: number, nameEnd: number, valueStart: number, valueEnd: number): void
  opened?(end: number, selfClosing: boolean): void
  close?(name: string, start: number, end: number): void
  /** `data` is what stands between the comment's marks. */
  comment?(start: number, end: number, dataStart: number, dataEnd: number): void
  /** A doctype, CDATA mark or processing instruction. */
  other?(start: number, end: number): void
}

const rawText = /^(?:style|script|title|textarea|xmp|iframe|noembed|noframes|mj-style|mj-title)$/
const tagName = /[A-Za-z][^\s/>]*/y
const attributeName = /[^\s>/][^\s=>/]*/y
const commentEnd = /--!?>/g
const abruptEnd = /-?>/y
const unquoted = /[^\s>]+/y

export function tokenize(text: string, handler: MarkupHandler, from = 0, to = text.length): void {
  let at = from
  while (at < to) {
    const mark = text.indexOf('<', at)
    if (mark < 0 || mark >= to) {
      handler.text?.(at, to)
      return
    }
    if (mark > at) handler.text?.(at, mark)
    at = readMark(text, mark, to, handler)
  }
}

function readMark(text: string, mark: number, to: number, handler: MarkupHandler): number {
  const next = text[mark + 1]
  if (next === '!') return readDeclaration(text, mark, to, handler)
  if (next === '?') return readOther(text, mark, to, handler)
  const closing = next === '/'
  tagName.lastIndex = mark + (closing ? 2 : 1)
  const name = tagName.exec(text)?.[0].toLowerCase()
  if (name === undefined) {
    // `</ p>` is a comment to a browser, `</` at the end is text.
    if (closing && mark + 2 < to) return readOther(text, mark, to, handler)
    handler.text?.(mark, mark + 1)
    return mark + 1
  }
  if (!closing) return readOpening(text, mark, name, to, handler)
  const end = endAfter(text, '>', tagName.lastIndex, to)
  handler.close?.(name, mark, end)
  return end
}

function endAfter(text: string, mark: string, from: number, to: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 || found >= to ? to : found + mark.length
}

function readOther(text: string, mark: number, to: number, handler: MarkupHandler): number {
  const end = endAfter(text, '>', mark, to)
  handler.other?.(mark, end)
  return end
}

function readDeclaration(text: string, mark: number, to: number, handler: MarkupHandler): number {
  if (!text.startsWith('<!--', mark)) return readOther(text, mark, to, handler)
  const from = mark + 4
  const [dataEnd, end] = commentEndFrom(text, from, to)
  handler.comment?.(mark, end, from, dataEnd)
  return end
}

/** Where the comment’s data ends, and where the comment does. `<!-->` and `<!--->` are whole comments. */
function commentEndFrom(text: string, from: number, to: number): Span {
  abruptEnd.lastIndex = from
  if (abruptEnd.test(text) && abruptEnd.lastIndex <= to) return [from, abruptEnd.lastIndex]
  commentEnd.lastIndex = from
  const found = commentEnd.exec(text)
  return found && commentEnd.lastIndex <= to ? [found.index, commentEnd.lastIndex] : [to, to]
}

function readOpening(text: string, mark: number, name: string, to: number, handler: MarkupHandler): number {
  let at = mark + 1 + name.length
  handler.open?.(name, mark, at)
  let selfClosing = false
  while (at < to) {
    const char = text[at]!
    if (char === '>') {
      at++
      break
    }
    if (char === '/' || char.charCodeAt(0) <= 32) {
      selfClosing = char === '/' || (selfClosing && char.charCodeAt(0) <= 32)
      at++
      continue
    }
    selfClosing = false
    at = readAttribute(text, at, to, handler)
  }
  handler.opened?.(at, selfClosing)
  return selfClosing || !rawText.test(name) ? at : readRawText(text, name, at, to, handler)
}

function readAttribute(text: string, start: number, to: number, handler: MarkupHandler): number {
  attributeName.lastIndex = start
  const name = attributeName.exec(text)?.[0] ?? text[start]!
  const nameEnd = start + name.length
  let at = nameEnd
  while (at < to && text.charCodeAt(at) <= 32) at++
  if (text[at] !== '=') {
    handler.attribute?.(name.toLowerCase(), start, nameEnd, nameEnd, nameEnd)
    return nameEnd
  }
  at++
  while (at < to && text.charCodeAt(at) <= 32) at++
  const quote = text[at]
  if (quote === '"' || quote === "'") {
    const close = text.indexOf(quote, at + 1)
    const end = close < 0 || close >= to ? to : close
    handler.attribute?.(name.toLowerCase(), start, nameEnd, at + 1, end)
    return Math.min(to, end + 1)
  }
  unquoted.lastIndex = at
  const value = unquoted.exec(text)?.[0] ?? ''
  const end = Math.min(to, at + value.length)
  handler.attribute?.(name.toLowerCase(), start, nameEnd, at, end)
  return end
}

const closers = new Map<string, RegExp>()

function readRawText(text: string, name: string, from: number, to: number, handler: MarkupHandler): number {
  let closer = closers.get(name)
  if (!closer) closers.set(name, (closer = new RegExp(`</${name}(?=[\\s/>])`, 'gi')))
  closer.lastIndex = from
  const found = closer.exec(text)
  const end = found && found.index < to ? found.index : to
  if (end > from) handler.text?.(from, end)
  return end
}
