import type { MailLine, MailPerson, MailPiece, MailView } from '../finding.js'
import { alternatives, type Value } from '../flow/value.js'
import { plainPieces, type Inset } from '../markup/plain.js'
import type { TemplateLibrary } from '../template.js'
import { readAddresses } from './recipients.js'
import { valueAt } from './paths.js'
import { describePath } from './relation.js'
import type { Outgoing } from './units.js'
import type { World } from '../flow/world.js'
import type { Sink } from './match.js'
import { renderingsIn, templatesOf } from './renders.js'

const deepest = 8
const mostPieces = 400

interface ViewContext {
  readonly world: World
  readonly sink: Sink
  readonly out: Outgoing
  readonly library: TemplateLibrary
}

/** One outgoing message as its readers get it. */
export function mailView(at: ViewContext): MailView {
  const { world, sink, out } = at
  const content = sink.call.content ?? sink.sdk.content
  const value = (path: string): Value => valueAt(world, path, out.args, undefined, undefined)
  const first = (paths: readonly string[] | undefined): Value | undefined => paths?.map(value).find(({ k }) => k !== 'none')
  const body = first(content?.html) ?? first(content?.text) ?? first(content?.raw)
  const subject = first(content?.subject)
  const template = templatePieces(at, body)
  return {
    api: sink.sdk.title,
    lines: linesOf(at),
    subject: subject ? contentPieces(subject) : [],
    body: template ?? (body ? contentPieces(body) : []),
  }
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
function contentPieces(value: Value): MailPiece[] {
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
    } else if (part.k !== 'none') put({ path: pathOf(part) })
  }
  walk(value, 0)
  return plainPieces(text, insets)
}

function pathOf(value: Value): string {
  return value.k === 'path' && value.origin.o !== 'unknown' ? describePath(value) : ''
}
