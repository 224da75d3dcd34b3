import { Tokenizer } from 'htmlparser2'
import { overMarkupCaps } from './caps.js'
import { readMarks } from './marks.js'

/**
 * What is told of markup, in source order. Offsets are those of the text; names are lower case. The tokens are those of the
 * HTML standard for any text whatever; no tree is built.
 */
export interface MarkupHandler {
  text?(start: number, end: number): void
  /** Name of an opening tag; its attributes follow, then `opened`. */
  open?(name: string, start: number, nameEnd: number): void
  attribute?(name: string, start: number, nameEnd: number, valueStart: number, valueEnd: number): void
  opened?(end: number, selfClosing: boolean): void
  close?(name: string, start: number, end: number): void
  /** `data` is what stands between the comment’s marks. */
  comment?(start: number, end: number, dataStart: number, dataEnd: number): void
  /** A doctype, CDATA mark or processing instruction. */
  other?(start: number, end: number): void
}

interface Read {
  readonly text: string
  /** The text in lower case, of which names are taken. */
  readonly lower: string
  /** The text as the library is given it. */
  readonly written: string
  readonly handler: MarkupHandler
  readonly from: number
  readonly to: number
  /** Where the last whole token ends. */
  told: number
  /** Of the opening tag being read. */
  name: string
  /** Of the attribute being read. Its value is as empty as the place behind its name until it has one. */
  nameStart: number
  nameEnd: number
  valueStart: number
  valueEnd: number
}

/** Raw text to MJML as `title` and `style` are to HTML: the library does not know them. */
const rawInMjml = new Map([
  ['mj-title', /<\/mj-title(?=[\s/>])/gi],
  ['mj-style', /<\/mj-style(?=[\s/>])/gi],
])
const tagBegun = /<(?:\/?[a-z]|!doctype)/iy
/** What ends a tag in any state, one after the other. */
const tagEnds = ['>', '">', "'>"]

/** A text, or any range of it, as it may be read. */
export interface MarkupReader {
  /** Why the tokenizer is kept from the text; its marks alone are read then. */
  readonly over?: string
  read(handler: MarkupHandler, from?: number, to?: number): void
}

/** The caps are asked once and of the whole text: a part of what is over them is read as all of it. */
export function markupReader(text: string): MarkupReader {
  const over = overMarkupCaps(text)
  if (over === undefined) {
    const lower = lowered(text)
    const written = asWritten(text)
    return { read: (handler, from = 0, to = text.length) => tokenize({ text, lower, written, handler }, from, to) }
  }
  return { over, read: (handler, from = 0, to = text.length) => readMarks(text, handler, from, to) }
}

/** A letter of which the lower case is longer (`İ`) is in no name that matters, and would move all that follows. */
function lowered(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text.replaceAll('\u0130', 'i').toLowerCase()
}

/** Reads the range by htmlparser2’s tokenizer. A tag that the range’s end cuts off is told as far as it goes. */
function tokenize(whole: Pick<Read, 'text' | 'lower' | 'written' | 'handler'>, from: number, to: number): void {
  for (let at = from; at < to;) {
    const { text, lower, written, handler } = whole
    // Written out, as the callbacks below are: an object put together by spreading is looked up by name, at twice the time of all reading.
    const read: Read = {
      text,
      lower,
      written,
      handler,
      from: at,
      to,
      told: at,
      name: '',
      nameStart: 0,
      nameEnd: 0,
      valueStart: 0,
      valueEnd: 0,
    }
    const closer = readUntilRaw(read)
    at = closer ? readRaw(read, closer) : to
  }
}

/** Gives what closes the element of MJML whose raw text begins where reading ended, if one does. */
function readUntilRaw(read: Read): RegExp | undefined {
  let closer: RegExp | undefined
  const opened = (name: string): void => {
    closer = rawInMjml.get(name)
    if (closer) tokenizer.pause()
  }
  const tokenizer = new Tokenizer({ decodeEntities: false, recognizeSelfClosing: true }, callbacks(read, opened))
  tokenizer.write(read.written.slice(read.from, read.to))
  tagBegun.lastIndex = read.told
  const cut = read.told < read.to && !closer && tagBegun.test(read.text) && tagBegun.lastIndex <= read.to
  if (cut) {
    const mark = read.told
    for (const end of tagEnds) if (read.told === mark) tokenizer.write(end)
  }
  tokenizer.end()
  return closer
}

/**
 * To a browser `<![CDATA[` in HTML ends at the next `>`, to the library at `]]>`, so that one left open would hide all that
 * follows: it is written as what both end alike. Lengths are kept, and names and values are read from the text itself.
 */
function asWritten(text: string): string {
  return text.replaceAll('<![CDATA[', '<!-CDATA[')
}

function readRaw({ text, handler, told, to }: Read, closer: RegExp): number {
  closer.lastIndex = told
  const found = closer.exec(text)
  const end = found && found.index < to ? found.index : to
  if (end > told) handler.text?.(told, end)
  return end
}

/** Offsets of the library are those of what was written; they are put back, and what was written to end a cut tag is no part of it. */
function offset({ from, to }: Read, index: number): number {
  return Math.min(to, from + index)
}

function ignored(): void {
  // Entities are not decoded: a text’s offsets are all that is asked for.
}

function tellText(read: Read, start: number, end: number): void {
  const textStart = Math.max(read.told, offset(read, start))
  const textEnd = offset(read, end)
  if (textEnd <= textStart) return
  read.told = textEnd
  read.handler.text?.(textStart, textEnd)
}

function tellOther(read: Read, start: number, end: number): void {
  read.told = offset(read, end + 1)
  read.handler.other?.(read.text.lastIndexOf('<', offset(read, start) - 1), read.told)
}

function tellComment(read: Read, start: number, end: number, marks: number): void {
  const dataStart = offset(read, start)
  // `</ p>`, `<?xml?>` and `<!a>` are comments to a browser, without the marks of one.
  if (!read.text.startsWith('<!--', dataStart - 4)) return tellOther(read, start, end)
  read.told = offset(read, end + 1)
  read.handler.comment?.(dataStart - 4, read.told, dataStart, Math.max(dataStart, offset(read, end - marks)))
}

function tellClose(read: Read, start: number, end: number): void {
  const { text, lower, handler } = read
  const from = offset(read, start)
  const to = offset(read, end)
  const mark = text.indexOf('>', to)
  read.told = mark < 0 || mark >= read.to ? read.to : mark + 1
  handler.close?.(lower.slice(from, to), from - 2, read.told)
}

function callbacks(read: Read, opened: (name: string) => void) {
  const { lower, handler } = read
  const other = (start: number, end: number): void => tellOther(read, start, end)
  const end = (index: number, selfClosing: boolean): void => {
    read.told = offset(read, index + 1)
    handler.opened?.(read.told, selfClosing)
    if (!selfClosing) opened(read.name)
  }
  return {
    ontext: (start: number, index: number): void => tellText(read, start, index),
    oncomment: (start: number, index: number, marks: number): void => tellComment(read, start, index, marks),
    oncdata: other,
    ondeclaration: other,
    onprocessinginstruction: other,
    ontextentity: ignored,
    onend: ignored,
    onopentagname(start: number, index: number): void {
      const from = offset(read, start)
      const to = offset(read, index)
      read.name = lower.slice(from, to)
      handler.open?.(read.name, from - 1, to)
    },
    onattribname(start: number, index: number): void {
      read.nameStart = offset(read, start)
      read.nameEnd = offset(read, index)
      read.valueStart = read.nameEnd
      read.valueEnd = read.nameEnd
    },
    onattribdata(start: number, index: number): void {
      if (read.valueEnd === read.nameEnd) read.valueStart = offset(read, start)
      read.valueEnd = offset(read, index)
    },
    onattribentity: ignored,
    onattribend(): void {
      const { nameStart, nameEnd, valueStart, valueEnd } = read
      handler.attribute?.(lower.slice(nameStart, nameEnd), nameStart, nameEnd, valueStart, valueEnd)
    },
    onopentagend: (index: number): void => end(index, false),
    onselfclosingtag: (index: number): void => end(index, true),
    onclosetag: (start: number, index: number): void => tellClose(read, start, index),
  }
}
