import { QuoteType, Tokenizer } from 'htmlparser2'
import { tokenize } from '../../packages/core/src/markup/tokens.js'

/** Tokens of a markup text, one a line, offsets included: `attribute href 3-7 9-12`. Neighbouring texts are one. */
type Tokens = string[]

/** As the analysis reads them. */
export function ownTokens(text: string): Tokens {
  const writer = writerOf()
  tokenize(text, {
    text: writer.text,
    open: (name, start, nameEnd) => writer.add(`open ${name} ${start}-${nameEnd}`),
    attribute: (name, start, nameEnd, valueStart, valueEnd) => writer.add(attributeToken(name, start, nameEnd, valueStart, valueEnd)),
    opened: (end) => writer.add(`opened ${end}`),
    close: (name, start, end) => writer.add(`close ${name} ${start}-${end}`),
    comment: (start, end, dataStart, dataEnd) => writer.add(`comment ${start}-${end} ${dataStart}-${dataEnd}`),
    other: (start) => writer.add(`other ${start}`),
  })
  return writer.done()
}

/** As htmlparser2 reads them: a second opinion. */
export function libraryTokens(text: string): Tokens {
  const writer = writerOf()
  let attribute: [name: string, start: number, end: number] = ['', 0, 0]
  let value: [start: number, end: number] | undefined
  const tokenizer = new Tokenizer(
    { decodeEntities: false, recognizeSelfClosing: true },
    {
      ontext: writer.text,
      onopentagname: (start, end) => writer.add(`open ${text.slice(start, end).toLowerCase()} ${start - 1}-${end}`),
      onattribname(start, end) {
        attribute = [text.slice(start, end).toLowerCase(), start, end]
        value = undefined
      },
      onattribdata: (start, end) => void (value = [value?.[0] ?? start, end]),
      onattribend(quote, end) {
        const [from, to] = value ?? (quote === QuoteType.NoValue ? [attribute[2], attribute[2]] : [end - 1, end - 1])
        writer.add(attributeToken(...attribute, from, to))
      },
      onopentagend: (end) => writer.add(`opened ${end + 1}`),
      onselfclosingtag: (end) => writer.add(`opened ${end + 1}`),
      onclosetag: (start, end) => writer.add(`close ${text.slice(start, end).toLowerCase()} ${start - 2}-${text.indexOf('>', end) + 1}`),
      oncomment: (start, end, offset) => writer.add(commentToken(text, start, end, offset)),
      oncdata: (start) => writer.add(`other ${start - '<![CDATA['.length}`),
      ondeclaration: (start) => writer.add(`other ${start - '<!'.length}`),
      onprocessinginstruction: (start) => writer.add(`other ${start - '<'.length}`),
      onattribentity: () => undefined,
      ontextentity: () => undefined,
      onend: () => undefined,
    },
  )
  tokenizer.write(text)
  tokenizer.end()
  return writer.done()
}

function attributeToken(name: string, start: number, nameEnd: number, valueStart: number, valueEnd: number): string {
  return `attribute ${name} ${start}-${nameEnd}${valueEnd > valueStart ? ` ${valueStart}-${valueEnd}` : ''}`
}

function commentToken(text: string, start: number, end: number, offset: number): string {
  if (text.startsWith('<!--', start - 4)) return `comment ${start - 4}-${end + 1} ${start}-${end - offset}`
  return `other ${text.lastIndexOf('<', start)}`
}

function writerOf() {
  const lines: Tokens = []
  let open: [start: number, end: number] | undefined
  const flush = (): void => {
    if (open) lines.push(`text ${open[0]}-${open[1]}`)
    open = undefined
  }
  const text = (start: number, end: number): void => {
    if (end <= start) return
    if (open?.[1] !== start) flush()
    open = [open?.[0] ?? start, end]
  }
  const add = (line: string): void => {
    flush()
    lines.push(line)
  }
  const done = (): Tokens => {
    flush()
    return lines
  }
  return { text, add, done }
}
