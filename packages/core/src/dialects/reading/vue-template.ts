import type { Scan, ScanEvent } from '../../dialect.js'
import { mask } from '../../markup/mask.js'
import { markupReader } from '../../markup/tokens.js'
import type { Span } from '../../source.js'
import type { Tag } from '../../template.js'
import { findClose, trimSpan } from './delimiters.js'
import { bindingsOf } from './callbacks.js'
import { comparisonsIn, contrary, type Comparisons } from './equality.js'
import { readExpression } from './expression.js'

interface Element {
  readonly name: string
  readonly start: number
  readonly attributes: { readonly name: string; readonly value: Span }[]
}

const loopHead = /^\s*(?:\(([^)]*)\)|([\w$]+|\{[^}]*\}|\[[^\]]*\]))\s+(?:in|of)\s+/
const voids = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/

/** Mustaches, bound attributes and `v-for`; Maizzle's `<each loop="user in users">` too. Script and style are not mailed. */
export function scanVue(text: string): Scan {
  const mustaches = mustachesOf(text)
  const masked = mask(text, mustaches)
  const events: ScanEvent[] = []
  const code: Span[] = []
  readElements(text, masked, events, code)
  const tags = mustaches.filter(({ span }) => !code.some(([start, end]) => start <= span[0] && span[0] < end))
  for (const { span, body } of tags) events.push({ k: 'output', span, expression: readExpression(text, body, { filters: true }) })
  events.sort((a, b) => a.span[0] - b.span[0] || rank(a) - rank(b))
  return { tags, events }
}

/** At one offset a loop opens before what its element prints. */
function rank(event: ScanEvent): number {
  return event.k === 'close' ? 0 : event.k === 'open' ? 1 : 2
}

function mustachesOf(text: string): Tag[] {
  const tags: Tag[] = []
  for (let at = text.indexOf('{{'); at >= 0;) {
    const close = findClose(text, at + 2, '}}', '{{')
    if (close >= 0) tags.push({ span: [at, close + 2], body: trimSpan(text, at + 2, close), kind: 'output', dialect: 'vue' })
    at = text.indexOf('{{', close >= 0 ? close + 2 : at + 2)
  }
  return tags
}

function readElements(text: string, masked: string, events: ScanEvent[], code: Span[]): void {
  const stack: { readonly name: string; readonly blocks: number; tested: Comparisons }[] = []
  let tested: Comparisons = {}
  const open = new Map<string, number>()
  let current: Element | undefined
  let last = ''
  markupReader(masked).read({
    open(name, start) {
      current = { name, start, attributes: [] }
    },
    attribute(name, _start, _nameEnd, valueStart, valueEnd) {
      current?.attributes.push({ name, value: [valueStart, valueEnd] })
    },
    opened(end, selfClosing) {
      if (!current) return
      const { name } = current
      const compared = comparedBy(text, current, tested)
      const blocks = openElement(text, current, end, compared, events)
      tested = compared
      last = name
      current = undefined
      if (selfClosing || voids.test(name)) {
        for (let left = blocks; left > 0; left--) events.push({ k: 'close', span: [end, end] })
        return
      }
      stack.push({ name, blocks, tested })
      tested = {}
      open.set(name, (open.get(name) ?? 0) + 1)
    },
    // Vue neither interpolates comments nor mails them.
    comment: (start, end) => void code.push([start, end]),
    text(start, end) {
      if (last === 'script' || last === 'style') code.push([start, end])
    },
    close(name, start, end) {
      last = ''
      if (!open.get(name)) return
      for (let element = stack.pop(); element; element = stack.pop()) {
        open.set(element.name, open.get(element.name)! - 1)
        tested = element.tested
        for (let left = element.blocks; left > 0; left--) events.push({ k: 'close', span: [start, end] })
        if (element.name === name) return
      }
    },
  })
}

/** Events of an opening tag, all placed behind the blocks that the tag itself opens. Gives their number. */
function openElement(text: string, { name, start, attributes }: Element, end: number, compared: Comparisons, events: ScanEvent[]): number {
  const loop = attributes.find((attribute) => attribute.name === 'v-for' || (name === 'each' && attribute.name === 'loop'))
  if (loop) events.push(loopOf(text, [start, end], loop.value))
  const tests = compared.equal !== undefined
  if (tests) events.push({ k: 'open', span: [start, end], block: 'condition', name: 'v-if', vars: [], ...compared })
  for (const attribute of attributes) {
    const bound = /^(?::|v-bind:|\.)[\w.:-]+$/.test(attribute.name) || /^v-(?:text|html|bind)$/.test(attribute.name)
    if (!bound || /^(?::|v-bind:)(?:key|ref|is)$/.test(attribute.name) || attribute.value[0] === attribute.value[1]) continue
    const expression = readExpression(text, attribute.value, { filters: true })
    if (expression.paths.length > 0)
      events.push({ k: 'output', span: attribute.value, expression, ...(attribute.name === 'v-html' && { unescaped: true as const }) })
  }
  return (loop ? 1 : 0) + (tests ? 1 : 0)
}

/** What `v-if` and `v-else-if` compare; behind the element that stands before, what `v-else` makes of it. */
function comparedBy(text: string, { attributes }: Element, before: Comparisons): Comparisons {
  const test = attributes.find(({ name }) => name === 'v-if' || name === 'v-else-if')
  if (test) return comparisonsIn(text, test.value)
  return attributes.some(({ name }) => name === 'v-else') ? contrary(before) : {}
}

function loopOf(text: string, span: Span, value: Span): ScanEvent {
  const source = text.slice(...value)
  const head = loopHead.exec(source)
  const subject = readExpression(text, [value[0] + (head?.[0].length ?? 0), value[1]], { filters: true })
  const params = head?.[1]?.trim() ?? head?.[2] ?? ''
  const pattern = params.startsWith('{') || params.startsWith('[')
  const names = bindingsOf(params, ['[]'])
  const base = pattern ? subject.paths[0] : undefined
  const binds = base && Object.fromEntries(names.map(([name, path]) => [name, { ...base, segments: [...base.segments, ...path] }]))
  const vars = pattern || names.length === 0 ? [] : [names[0]![0]]
  return { k: 'open', span, block: 'loop', name: 'v-for', vars, subject, ...(binds && { binds }) }
}
