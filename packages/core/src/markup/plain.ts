import type { MailPiece } from '../finding.js'
import { markupReader } from './tokens.js'

/** Something within a markup text that is not text of it: a datum, or a mark of a loop. Ranges don't overlap. */
export interface Inset {
  readonly span: readonly [start: number, end: number]
  /** None: the range is left out. */
  readonly pieces?: readonly MailPiece[]
}

/** Set apart by an empty line, and begun on a line of its own. */
const paragraph =
  /^(?:p|table|ul|ol|h[1-6]|hr|section|header|footer|title|blockquote|pre|mj-(?:text|button|table|preview|section|divider))$/
const line = /^(?:div|br|tr|li|mj-column|mj-raw)$/
const cell = /^(?:td|th)$/
const unread = /^(?:style|script|head|mj-style|mj-attributes|mj-head)$/
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  copy: '©',
  hellip: '…',
  ndash: '–',
  mdash: '—',
}
const first = 0xe000
const most = 0xf8ff - first
const inset = /[\ue000-\uf8ff]/

/**
 * What a reader reads of a markup text, block by block, with insets in their places. An inset within a tag’s own syntax
 * (a link’s address) or a comment is kept behind it, since it is mailed as well.
 */
export function plainPieces(text: string, insets: readonly Inset[], isPug = false): MailPiece[] {
  const told = insets.slice(0, most)
  let marked = ''
  let at = 0
  told.forEach(({ span, pieces }, index) => {
    marked += text.slice(at, span[0]).replaceAll(/[\ue000-\uf8ff]/g, ' ') + (pieces ? String.fromCharCode(first + index) : ' ')
    at = span[1]
  })
  marked += text.slice(at).replaceAll(/[\ue000-\uf8ff]/g, ' ')
  return piecesOf(isPug ? readablePug(marked) : readable(marked), told)
}

function readable(marked: string): string {
  let out = ''
  let skipping: string | undefined
  // Loops may begin and end among rows, where no text stands: marks are kept wherever they are.
  const kept = (from: number, to: number): string => marked.slice(from, to).replaceAll(/[^\ue000-\uf8ff]/g, '')
  let opening = ''
  let from = 0
  markupReader(marked).read({
    text(start, end) {
      out += skipping ? kept(start, end) : decoded(marked.slice(start, end).replaceAll(/\s+/g, ' '))
    },
    open(name, start) {
      opening = name
      from = start
      if (!skipping && unread.test(name)) skipping = name
      if (!skipping && (paragraph.test(name) || line.test(name))) out += '\n'
    },
    opened(end, selfClosing) {
      out += kept(from, end)
      if (selfClosing && skipping === opening) skipping = undefined
    },
    close(name, start, end) {
      out += kept(start, end)
      if (skipping === name) skipping = undefined
      else if (!skipping) out += paragraph.test(name) ? '\n' : cell.test(name) ? '\t' : ''
    },
    comment: (start, end) => void (out += kept(start, end)),
    other: (start, end) => void (out += kept(start, end)),
  })
  return out
}

/** Pug: what follows the tag on its line, and the marks within the tag. */
function readablePug(marked: string): string {
  return marked.replaceAll(/^[ \t]*(?:\|[ \t]?|([\w.#:-]+(?:\([^)\n]*\))?[!=]*)(?:[ \t]|$|(?=[\ue000-\uf8ff])))?/gm, (_, tag?: string) =>
    (tag ?? '').replaceAll(/[^\ue000-\uf8ff]/g, ''),
  )
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{2,8}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)
    return code > 0x1f && code < 0xd800 ? String.fromCodePoint(code) : ' '
  })
}

function piecesOf(shown: string, insets: readonly Inset[]): MailPiece[] {
  const pieces: MailPiece[] = []
  let text = ''
  const flush = (): void => {
    const tidy = text
      .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
      .replaceAll(/\n{3,}/g, '\n\n')
      .replaceAll(/[ \t]{2,}/g, ' ')
    if (tidy.trim() !== '' || (tidy !== '' && pieces.length > 0)) pieces.push({ text: tidy })
    text = ''
  }
  for (const character of shown) {
    if (!inset.test(character)) {
      text += character
      continue
    }
    flush()
    pieces.push(...insets[character.charCodeAt(0) - first]!.pieces!)
  }
  flush()
  return pieces
}

const around = 1_200
const longest = 3_000

/** Cuts long texts, so that what is marked stays with what stands around it. */
export function cutAround(pieces: readonly MailPiece[]): readonly MailPiece[] {
  let total = 0
  const starts = pieces.map((piece) => {
    const start = total
    total += 'text' in piece ? piece.text.length : 12
    return start
  })
  if (total <= longest) return pieces
  const marked = pieces.findIndex((piece) => 'foreign' in piece)
  const middle = marked < 0 ? 0 : starts[marked]!
  const [low, high] = [Math.max(0, middle - around), middle + around]
  const cut: MailPiece[] = []
  pieces.forEach((piece, at) => {
    const start = starts[at]!
    if (!('text' in piece)) {
      // Turns of loops stay, or what is left of them would be printed once.
      if ('each' in piece || 'end' in piece || (start >= low && start <= high)) cut.push(piece)
      return
    }
    const end = start + piece.text.length
    if (end < low || start > high) return
    const shown = piece.text.slice(Math.max(0, low - start), Math.max(0, high - start))
    cut.push({ ...piece, text: `${start < low ? '…' : ''}${shown}${end > high ? '…' : ''}` })
  })
  return cut
}
