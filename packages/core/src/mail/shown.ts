import type { MailLine, MailPerson, MailPiece, MailView } from '../finding.js'
import { elementOf } from '../flow/members.js'
import { alternatives } from '../flow/union.js'
import { keyOf } from '../flow/keys.js'
import { type Value } from '../flow/value.js'
import type { World } from '../flow/world.js'
import { plainPieces, type Inset } from '../markup/plain.js'
import type { ContentPart } from '../message.js'
import { pathText } from '../template-path.js'
import type { TemplateLibrary } from '../template.js'
import { type ContentLeaf } from './content-leaf.js'
import { ownPath } from './content.js'
import type { Sink } from './match.js'
import { valueAt } from './paths.js'
import { readAddresses } from './recipients.js'
import { describePath, isListPath } from './relation.js'
import { renderingsIn, templatesOf } from './renders.js'
import type { Outgoing } from './units.js'

const deepest = 8
const mostPieces = 400

interface ViewContext {
  readonly world: World
  readonly sink: Sink
  readonly out: Outgoing
  readonly library: TemplateLibrary
}

/** Whether a value is the datum that a view is made for. */
type IsMarked = (value: Value) => boolean

/** One outgoing message as its readers get it. */
export function mailView(at: ViewContext, isMarked: IsMarked = () => false): MailView {
  const { world, sink, out } = at
  const content = sink.call.content ?? sink.sdk.content
  const value = (path: string): Value => valueAt(world, ownPath(out, path) ?? path, out.args, out.element, out.self)
  const first = (paths: readonly string[] | undefined): Value | undefined => paths?.map(value).find(({ k }) => k !== 'none')
  const body = first(content?.html) ?? first(content?.text) ?? first(content?.raw)
  const subject = first(content?.subject)
  const template = templatePieces(at, body)
  return {
    api: sink.sdk.title,
    lines: linesOf(at),
    subject: subject ? contentPieces(subject, isMarked) : [],
    body: template ?? (body ? contentPieces(body, isMarked) : []),
  }
}

/** Parts that a view has no place for, by the words that stand before what is in them. */
const besides: Partial<Readonly<Record<ContentPart, string>>> = {
  preheader: 'Preheader: ',
  headers: 'Header: ',
  attachment: 'Attachment: ',
  name: 'Name in To: ',
}

/** The message as its readers get it, with the datum of another marked: `name` is how the code calls it. */
export function foreignView(at: ViewContext, { value: datum, part, many, output }: ContentLeaf, name: string): MailView {
  const key = keyOf(datum)
  const words = describePath(datum)
  const isDatum = (value: Value): boolean =>
    value.k === 'path' &&
    (keyOf(value) === key || (many && describePath(value) === words) || (isListPath(value) === 'yes' && keyOfElement(value) === key))
  const printed = output && pathText(output.segments)
  const foreign: MailPiece = { path: name, foreign: true, ...(!many && { one: true }) }
  const marked = (pieces: readonly MailPiece[]): MailPiece[] =>
    pieces.map((piece) => {
      if (!('path' in piece) || !(piece.foreign || piece.path === printed)) return piece
      return piece.path === printed ? { ...foreign, path: printed } : foreign
    })
  const view = mailView(at, isDatum)
  const [subject, body] = [marked(view.subject), marked(view.body)]
  if ([...subject, ...body].some((piece) => 'foreign' in piece)) return { ...view, subject, body }
  if (part === 'replyTo') return { ...view, lines: [...view.lines, { field: 'replyTo', people: [{ path: name, many }], exposed: true }] }
  const before = besides[part] ?? '… '
  return { ...view, body: [...body, { text: body.length > 0 ? `\n\n${before}` : before }, foreign, { text: ' …' }] }
}

function keyOfElement(list: Value): string | undefined {
  const one = elementOf(list, 'content')
  return one.k === 'path' ? keyOf(one) : undefined
}

function linesOf({ world, sink, out }: ViewContext): MailLine[] {
  const lines: MailLine[] = []
  for (const { field, value, splitsOn } of out.visible) {
    if (field !== 'to' && field !== 'cc') continue
    const accepts = splitsOn === undefined ? sink.sdk.accepts : { ...sink.sdk.accepts, splitsOn }
    const people = alternatives(value)
      .slice(0, 1)
      .flatMap((side): MailPerson[] =>
        side.k === 'literal'
          ? [{ address: String(side.value) }]
          : readAddresses(world, side, accepts).map((one) =>
              one.value.k === 'literal' ? { address: String(one.value.value) } : { path: pathOf(one.value), many: one.count === 'many' },
            ),
      )
    if (people.length > 0) lines.push({ field, people })
  }
  return lines
}

/** The first template that the content renders, or that the API itself does. */
function templatePieces({ library, sink, out, world }: ViewContext, body: Value | undefined): readonly MailPiece[] | undefined {
  const content = sink.call.content ?? sink.sdk.content
  const renderings = body ? renderingsIn(body) : []
  const place = { file: sink.view.file, span: sink.effect.span }
  for (const path of content?.template ?? []) {
    const template = valueAt(world, path, out.args, undefined, undefined)
    if (template.k !== 'none') renderings.push({ template, data: template, place })
  }
  for (const rendering of renderings) {
    for (const { files } of templatesOf(library, rendering, () => undefined)) {
      const file = files[0]
      const pieces = file === undefined ? [] : library.shown(file)
      if (pieces.length > 0) return pieces
    }
  }
  return undefined
}

/** The content that code puts together, with its values by path, and without its markup. */
function contentPieces(value: Value, isMarked: IsMarked): MailPiece[] {
  const insets: Inset[] = []
  let text = ''
  const put = (piece: MailPiece): void => {
    insets.push({ span: [text.length, text.length + 1], pieces: [piece] })
    text += ' '
  }
  const walk = (part: Value, depth: number): void => {
    if (depth > deepest || insets.length > mostPieces) return
    if (part.k === 'literal') text += String(part.value)
    else if (part.k === 'text') for (const inner of part.parts) walk(inner, depth + 1)
    else if (part.k === 'encoded') walk(part.of, depth + 1)
    else if (part.k === 'union') walk(alternatives(part)[0]!, depth + 1)
    else if (part.k === 'list') {
      for (const item of part.items) walk(item, depth + 1)
      if (!part.each) return
      put({ each: '' })
      walk(part.each, depth + 1)
      put({ end: true })
    } else if (part.k !== 'none') put({ path: pathOf(part), ...(isMarked(part) && { foreign: true as const }) })
  }
  walk(value, 0)
  return plainPieces(text, insets)
}

function pathOf(value: Value): string {
  return value.k === 'path' && value.origin.o !== 'unknown' ? describePath(value) : ''
}
