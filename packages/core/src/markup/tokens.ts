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
  readonly handler: MarkupHandler
  readonly from: number
  readonly to: number
  /** Where the last whole token ends. */
  told: number
  /** Of the opening tag being read. */
  name: string
  attribute: [start: number, end: number]
  value: [start: number, end: number] | undefined
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
    return { read: (handler, from = 0, to = text.length) => tokenize({ text, lower, handler }, from, to) }
  }
  return { over, read: (handler, from = 0, to = text.length) => readMarks(text, handler, from, to) }
}

/** A letter of which the lower case is longer (`İ`) is in no name that matters, and would move all that follows. */
function lowered(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text.replaceAll('\u0130', 'i').toLowerCase()
}

/** Reads the range by htmlparser2’s tokenizer. A tag that the range’s end cuts off is told as far as it goes. */
function tokenize(whole: Pick<Read, 'text' | 'lower' | 'handler'>, from: number, to: number): void {
  for (let at = from; at < to;) {
    const read: Read = { ...whole, from: at, to, told: at, name: '', attribute: [0, 0], value: undefined }
    const closer = readUntilRaw(read)
    at = closer ? readRaw(read, closer) : to
  }
}

/** Gives what closes the element of MJML whose raw text begins where reading ended, if one does. */
function readUntilRaw(read: Read): RegExp | undefined {
  let closer: RegExp | undefined
  const tokenizer = new Tokenizer(
    { decodeEntities: false, recognizeSelfClosing: true },
    {
      ...contentCallbacks(read),
      ...tagCallbacks(read, (name) => {
        closer = rawInMjml.get(name)
        if (closer) tokenizer.pause()
      }),
    },
  )
  tokenizer.write(written(read))
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
function written({ text, from, to }: Read): string {
  return text.slice(from, to).replaceAll('<![CDATA[', '<!-CDATA[')
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

function contentCallbacks(read: Read) {
  const { text, handler } = read
  const other = (start: number, end: number): void => {
    read.told = offset(read, end + 1)
    handler.other?.(text.lastIndexOf('<', offset(read, start) - 1), read.told)
  }
  return {
    ontext(start: number, end: number): void {
      const textStart = Math.max(read.told, offset(read, start))
      const textEnd = offset(read, end)
      if (textEnd <= textStart) return
      read.told = textEnd
      handler.text?.(textStart, textEnd)
    },
    oncomment(start: number, end: number, marks: number): void {
      const dataStart = offset(read, start)
      // `</ p>`, `<?xml?>` and `<!a>` are comments to a browser, without the marks of one.
      if (!text.startsWith('<!--', dataStart - 4)) return other(start, end)
      read.told = offset(read, end + 1)
      handler.comment?.(dataStart - 4, read.told, dataStart, Math.max(dataStart, offset(read, end - marks)))
    },
    oncdata: other,
    ondeclaration: other,
    onprocessinginstruction: other,
    ontextentity: ignored,
    onend: ignored,
  }
}

function ignored(): void {
  // Entities are not decoded: a text’s offsets are all that is asked for.
}

function tagCallbacks(read: Read, opened: (name: string) => void) {
  const { text, lower, handler } = read
  const end = (index: number, selfClosing: boolean): void => {
    read.told = offset(read, index + 1)
    handler.opened?.(read.told, selfClosing)
    if (!selfClosing) opened(read.name)
  }
  return {
    onopentagname(start: number, index: number): void {
      const [from, to] = [offset(read, start), offset(read, index)]
      read.name = lower.slice(from, to)
      handler.open?.(read.name, from - 1, to)
    },
    onattribname(start: number, index: number): void {
      read.attribute = [offset(read, start), offset(read, index)]
      read.value = undefined
    },
    onattribdata(start: number, index: number): void {
      read.value = [read.value?.[0] ?? offset(read, start), offset(read, index)]
    },
    onattribentity: ignored,
    onattribend(): void {
      const [start, nameEnd] = read.attribute
      const [valueStart, valueEnd] = read.value ?? [nameEnd, nameEnd]
      handler.attribute?.(lower.slice(start, nameEnd), start, nameEnd, valueStart, valueEnd)
    },
    onopentagend: (index: number): void => end(index, false),
    onselfclosingtag: (index: number): void => end(index, true),
    onclosetag(start: number, index: number): void {
      const [from, to] = [offset(read, start), offset(read, index)]
      const mark = text.indexOf('>', to)
      read.told = mark < 0 || mark >= read.to ? read.to : mark + 1
      handler.close?.(lower.slice(from, to), from - 2, read.told)
    },
  }
}
