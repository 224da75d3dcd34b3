import type { MarkupHandler } from './tokens.js'

interface Read {
  readonly text: string
  readonly handler: MarkupHandler
  readonly to: number
}

/** Their text holds no elements. */
const raw = /^(?:script|style|title|textarea|xmp|noembed|iframe|mj-title|mj-style)$/
const opening = /<([a-z][^\s/>]*)/iy
const attribute = /[\s/]*([^\s/>=]+)(?:\s*=\s*)?/y

/**
 * Reads a range by the marks of markup alone, for texts that no parser of another maker is to meet: tags, attributes,
 * comments and raw text, without the corners of the standard. Each mark that is sought and not there ends the reading, so
 * that no text takes more than its length.
 */
export function readMarks(text: string, handler: MarkupHandler, from: number, to: number): void {
  const read: Read = { text, handler, to }
  let told = from
  let at = text.indexOf('<', from)
  while (at >= 0 && at < to) {
    const next = text[at + 1] ?? ''
    const isTag = /[a-z]/i.test(next)
    if (!isTag && !/[!?/]/.test(next)) {
      at = text.indexOf('<', at + 1)
      continue
    }
    if (at > told) handler.text?.(told, at)
    told = isTag ? readOpening(read, at) : readOther(read, at)
    at = text.indexOf('<', told)
  }
  if (to > told) handler.text?.(told, to)
}

/** Where a mark ends, or the range where it is not there. */
function endOf({ text, to }: Read, mark: string, from: number): number {
  const found = text.indexOf(mark, from)
  return found < 0 || found >= to ? to : Math.min(to, found + mark.length)
}

function readOther(read: Read, at: number): number {
  const { text, handler, to } = read
  if (text.startsWith('<!--', at)) {
    const end = endOf(read, '-->', at + 4)
    handler.comment?.(at, end, Math.min(to, at + 4), text.startsWith('-->', end - 3) ? Math.max(at + 4, end - 3) : end)
    return end
  }
  const end = endOf(read, '>', at + 1)
  const name = /^<\/([a-z][^\s/>]*)/i.exec(text.slice(at, Math.min(end, at + 80)))?.[1]
  if (name === undefined) handler.other?.(at, end)
  else handler.close?.(name.toLowerCase(), at, end)
  return end
}

function readOpening(read: Read, at: number): number {
  const { text, handler, to } = read
  opening.lastIndex = at
  const name = opening.exec(text)![1]!.toLowerCase()
  let inside = Math.min(to, opening.lastIndex)
  handler.open?.(name, at, inside)
  for (;;) {
    attribute.lastIndex = inside
    const found = attribute.exec(text)
    if (!found || attribute.lastIndex > to) break
    inside = readAttribute(read, found, attribute.lastIndex)
  }
  const end = endOf(read, '>', inside)
  const selfClosing = text[end - 2] === '/'
  handler.opened?.(end, selfClosing)
  if (selfClosing || !raw.test(name)) return end
  const closer = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  closer.lastIndex = end
  const found = closer.exec(text)
  const closed = found && found.index < to ? found.index : to
  if (closed > end) handler.text?.(end, closed)
  return closed
}

/** Gives where the attribute ends. */
function readAttribute({ text, handler, to }: Read, found: RegExpExecArray, behind: number): number {
  const name = found[1]!
  const start = found.index + found[0].indexOf(name)
  const nameEnd = start + name.length
  const tell = (valueStart: number, valueEnd: number): void => handler.attribute?.(name.toLowerCase(), start, nameEnd, valueStart, valueEnd)
  if (!found[0].includes('=', nameEnd - found.index)) {
    tell(nameEnd, nameEnd)
    return nameEnd
  }
  const quote = text[behind]
  if (quote === '"' || quote === "'") {
    const closing = text.indexOf(quote, behind + 1)
    const end = closing < 0 || closing > to ? to : closing
    tell(Math.min(to, behind + 1), end)
    return Math.min(to, end + 1)
  }
  unquoted.lastIndex = behind
  unquoted.exec(text)
  const end = Math.min(to, unquoted.lastIndex)
  tell(behind, end)
  return end
}

const unquoted = /[^\s>]*/y
