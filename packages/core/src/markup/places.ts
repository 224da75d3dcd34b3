import type { Span } from '../source.js'
import type { PlaceKind, TemplateContext } from '../template.js'
import { markupReader, type MarkupHandler, type MarkupReader } from './tokens.js'

/** A url of the `mailto:` kind as it stands in the masked text. */
export interface MailtoValue {
  readonly span: Span
  readonly context: TemplateContext
}

export interface Places {
  /** One for each offset asked for. */
  readonly contexts: readonly TemplateContext[]
  readonly mailtos: readonly MailtoValue[]
  /** Why no parser of another maker read the markup. */
  readonly over?: string
}

interface OpenElement {
  readonly name: string
  hidden: boolean
  /** Text without a size, until an element inside gives it one: so MJML closes the gaps between its cells. */
  sizeless: boolean
  preheader: boolean
  readonly component: string | undefined
}

interface Walk {
  readonly text: string
  readonly markup: MarkupReader
  readonly beside: MarkupHandler
  readonly points: readonly number[]
  readonly contexts: TemplateContext[]
  /** The next of the points; none is left at `Infinity`. */
  next: number
  readonly mailtos: MailtoValue[]
  readonly stack: OpenElement[]
  /** How many of each name are open, so that a stray closing tag costs nothing. */
  readonly open: Map<string, number>
  condition: string | undefined
  /** Elements below are out of reach of closing tags: they lie outside the conditional comment being read. */
  floor: number
}

const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const urls = new Set(
  'href src background action poster cite longdesc background-url xlink:href srcset formaction icon-src thumbnails-src'.split(' '),
)
const hiding =
  /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|(?:^|[;\s])(?:max-height|max-width|opacity)\s*:\s*0(?:px|em|rem|pt|%)?\s*(?:[;!]|$)/i
const fontSize = /(?:^|[;\s])font-size\s*:\s*(0(?:px|em|rem|pt|%)?\s*(?:[;!]|$))?/i
/** What tells how an element looks. */
const looks = new Set(['style', 'class', 'id', 'css-class', 'hidden'])
/** A share button's url. */
export const sharing =
  /\/sharer(?:\.php|\/)|intent\/(?:tweet|post)|twitter\.com\/share|shareArticle|share-offsite|wa\.me\/?\?|whatsapp(?:\.com|:\/)\/send\/?\?text|t\.me\/share|pin\/create|reddit\.com\/submit/i
const preheading = /pre-?header|preview-?text|\bpreview\b/i

/** Where each of the offsets (ascending) lies in the masked markup, in one pass, of which `beside` is told what no comment holds. */
export function placesOf(masked: string, points: readonly number[], beside: MarkupHandler = {}): Places {
  const markup = markupReader(masked)
  const walk: Walk = {
    text: masked,
    markup,
    beside,
    points,
    contexts: [],
    next: points[0] ?? Infinity,
    mailtos: [],
    stack: [],
    open: new Map(),
    condition: undefined,
    floor: 0,
  }
  readMarkup(walk, 0, masked.length)
  give(walk, masked.length + 1, () => ({ place: 'text' }))
  return { contexts: walk.contexts, mailtos: walk.mailtos, ...(markup.over !== undefined && { over: markup.over }) }
}

/** Whether an offset is still to come, before this one. */
function isAsked({ next }: Walk, end = Infinity): boolean {
  return next < end
}

function give(walk: Walk, end: number, context: () => TemplateContext): void {
  if (!isAsked(walk, end)) return
  const { points, contexts } = walk
  const made = context()
  while (contexts.length < points.length && points[contexts.length]! < end) contexts.push(made)
  walk.next = points[contexts.length] ?? Infinity
}

function readMarkup(walk: Walk, from: number, to: number): void {
  let current: OpenElement | undefined
  const beside = walk.condition === undefined ? walk.beside : {}
  const handler: MarkupHandler = {
    text: (_start, end) => give(walk, end, () => textContext(walk)),
    open(name, start, nameEnd) {
      beside.open?.(name, start, nameEnd)
      const parent = walk.stack[walk.stack.length - 1]
      const component = name.startsWith('mj-') ? name : parent?.component
      current = {
        name,
        hidden: parent?.hidden ?? false,
        sizeless: parent?.sizeless ?? false,
        preheader: parent?.preheader ?? name === 'mj-preview',
        component,
      }
      if (name === 'mj-preview' || name === 'preview') current.preheader = true
      give(walk, nameEnd, () => markupContext(walk, name, component))
    },
    attribute(name, start, nameEnd, valueStart, valueEnd) {
      beside.attribute?.(name, start, nameEnd, valueStart, valueEnd)
      if (current) readAttribute(walk, current, name, nameEnd, valueStart, valueEnd)
    },
    opened(end, selfClosing) {
      beside.opened?.(end, selfClosing)
      const element = current
      current = undefined
      if (!element) return
      give(walk, end, () => markupContext(walk, element.name, element.component))
      const closed = voids.has(element.name) || (selfClosing && /[-:]/.test(element.name))
      if (!closed) push(walk, element)
    },
    close(name, start, end) {
      beside.close?.(name, start, end)
      give(walk, end, () => markupContext(walk, name, walk.stack[walk.stack.length - 1]?.component))
      pop(walk, name)
    },
    comment: (_start, end, dataStart, dataEnd) => readComment(walk, end, dataStart, dataEnd),
    other: (_start, end) => give(walk, end, () => ({ place: 'markup' })),
  }
  walk.markup.read(handler, from, to)
}

function push(walk: Walk, element: OpenElement): void {
  walk.stack.push(element)
  walk.open.set(element.name, (walk.open.get(element.name) ?? 0) + 1)
}

function pop(walk: Walk, name: string): void {
  if (!walk.open.get(name)) return
  if (walk.floor > 0 && !walk.stack.slice(walk.floor).some((element) => element.name === name)) return
  for (let element = walk.stack.pop(); element; element = walk.stack.pop()) {
    walk.open.set(element.name, walk.open.get(element.name)! - 1)
    if (element.name === name) return
  }
}

function shared(walk: Walk, component: string | undefined): Pick<TemplateContext, 'component' | 'condition'> {
  return { ...(component !== undefined && { component }), ...(walk.condition !== undefined && { condition: walk.condition }) }
}

function markupContext(walk: Walk, element: string, component: string | undefined): TemplateContext {
  return { place: 'markup', element, ...shared(walk, component) }
}

function textContext(walk: Walk): TemplateContext {
  const top = walk.stack[walk.stack.length - 1]
  if (!top) return { place: 'text', ...shared(walk, undefined) }
  return { place: textPlace(top), element: top.name, ...shared(walk, top.component) }
}

function textPlace({ name, hidden, sizeless, preheader }: OpenElement): PlaceKind {
  if (name === 'style' || name === 'mj-style') return 'style'
  if (name === 'script') return 'script'
  if (name === 'title' || name === 'mj-title') return 'title'
  if (preheader) return 'preheader'
  return hidden || sizeless ? 'hidden' : 'text'
}

function readAttribute(walk: Walk, element: OpenElement, name: string, nameEnd: number, valueStart: number, valueEnd: number): void {
  const bare = bareName(name)
  const url = urls.has(bare)
  // Most attributes hold nothing that was asked for, and say nothing of their element.
  if (!url && !looks.has(bare) && !isAsked(walk, valueEnd)) return
  const context = (place: PlaceKind, scheme?: string): TemplateContext => ({
    place,
    element: element.name,
    attribute: name,
    ...(scheme !== undefined && { scheme }),
    ...shared(walk, element.component),
  })
  give(walk, nameEnd, () => context('attribute'))
  if (valueEnd <= valueStart) {
    if (name === 'hidden') element.hidden = true
    return
  }
  if (isAsked(walk)) readLook(element, bare, walk.text.slice(valueStart, valueEnd))
  const scheme = url ? schemeOf(walk.text, valueStart, valueEnd) : undefined
  give(walk, valueEnd, () => {
    if (!url) return context(bare === 'style' ? 'style' : 'attribute', scheme)
    const shares = sharing.test(walk.text.slice(valueStart, Math.min(valueEnd, valueStart + 120)))
    return { ...context('url', scheme), ...(shares && { shares }) }
  })
  if (scheme === 'mailto') walk.mailtos.push({ span: [valueStart, valueEnd], context: context('url', scheme) })
}

/** Vue binds an attribute as `:href` and `v-bind:href`. */
function bareName(name: string): string {
  return name.startsWith(':') ? name.slice(1) : name.startsWith('v-bind:') ? name.slice(7) : name
}

/** What hides an element, or makes it the line that a mailbox shows beside the subject. */
function readLook(element: OpenElement, name: string, value: string): void {
  if (name === 'class' || name === 'id' || name === 'css-class') element.preheader ||= preheading.test(value)
  if (name !== 'style') return
  element.hidden ||= hiding.test(value)
  const size = fontSize.exec(value)
  if (size) element.sizeless = size[1] !== undefined
}

const schemePattern = /\s*([a-z][\w+.-]*):/iy

function schemeOf(text: string, start: number, end: number): string | undefined {
  schemePattern.lastIndex = start
  const found = schemePattern.exec(text)
  return found && schemePattern.lastIndex <= end ? found[1]!.toLowerCase() : undefined
}

const conditional = /^\s*\[if\s([^\]]*)\]>/i

/** Outlook shows what stands in `<!--[if mso]>…<![endif]-->`: it is read as markup at its own place. */
function readComment(walk: Walk, end: number, dataStart: number, dataEnd: number): void {
  const head = walk.condition === undefined ? conditional.exec(walk.text.slice(dataStart, Math.min(dataEnd, dataStart + 200))) : null
  const from = dataStart + (head?.[0].length ?? 0)
  const ended = head ? walk.text.slice(from, dataEnd).lastIndexOf('<![endif]') : -1
  if (head && ended >= 0) {
    const tail = from + ended
    give(walk, from, () => ({ place: 'comment' }))
    walk.floor = walk.stack.length
    walk.condition = head[1]!.trim()
    readMarkup(walk, from, tail)
    walk.condition = undefined
    // Ghost tables open in one conditional comment and close in another: they are no parents of what lies between.
    while (walk.stack.length > walk.floor) pop(walk, walk.stack[walk.stack.length - 1]!.name)
    walk.floor = 0
  }
  give(walk, end, () => ({ place: 'comment' }))
}
