import type { Finding, StepRole } from '../../finding.js'
import type { Span } from '../../source.js'
import type { Range } from '../../frame.js'
import { escaped } from './escape.js'

const width = 400
const lane = 28
const lineHeight = 17
const radius = 13
/** Of the page’s text at the picture’s size, about. */
const characterWidth = 6.5
const mostLines = 3
const lanesShown = 4

const glyphs: Readonly<Record<StepRole, string>> = {
  source:
    '<circle cx="-3.5" cy="-3" r="2.6"/><path d="M-8.5 5.5a5 5 0 0 1 10 0z"/><circle cx="4" cy="-2.4" r="2.1"/><path d="M3 5.5a6 6 0 0 0-1.3-4a4 4 0 0 1 6.5 4z"/>',
  step: '<circle r="3.5"/>',
  call: '<path d="M-6 0h9M-.5-4.5L4.5 0L-.5 4.5" class="line"/>',
  sink: '<path d="M-7-4.8h14v9.6h-14z" class="line"/><path d="M-7-4.8L0 1L7-4.8" class="line"/>',
  stop: '<path d="M-4-4L4 4M4-4L-4 4" class="line"/>',
}

/**
 * The way of the data as a picture: a column for each file, a row for each step, from where it is born to who reads it. The
 * list of steps beside it says the same in words, so this is one image to a screen reader.
 */
export function picture(found: Finding, rangeOf: (file: string, span: Span) => Range): string {
  const files = [...new Set(found.trace.map(({ file }) => file))]
  const lanes = Math.min(files.length, lanesShown)
  const left = 22 + lanes * lane
  const laneOf = (file: string): number => Math.min(files.indexOf(file), lanesShown - 1)
  const x = (file: string): number => 18 + laneOf(file) * lane
  const characters = Math.floor((width - left) / characterWidth)
  const drawn: string[] = []
  let y = 20
  let before: { x: number; y: number; lane: number } | undefined
  for (const { file, span, message, role } of found.trace) {
    const at = { x: x(file), y, lane: laneOf(file) }
    if (before) drawn.unshift(edge(before, at))
    const lines = wrapped(message.replaceAll('`', ''), characters)
    drawn.push(
      `<g transform="translate(${at.x} ${y})" class="node lane${at.lane}"><circle r="${radius}"/><g class="glyph">${glyphs[role]}</g></g>`,
    )
    drawn.push(texts(left, y, lines, `${nameOf(file)}:${rangeOf(file, span).line}`, at.lane))
    y += (lines.length + 1) * lineHeight + 16
    before = at
  }
  if (before) {
    drawn.unshift(fan(before, y))
    drawn.push(readers(y, left))
    y += 40
  }
  const told = found.trace.map(
    ({ message, file, span }, at) => `${at + 1}. ${message.replaceAll('`', '')}, ${file} line ${rangeOf(file, span).line}.`,
  )
  const label = `The way of the data in ${found.trace.length} steps. ${told.join(' ')} Then every recipient reads it.`
  return `<svg class="picture" role="img" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" aria-label="${escaped(label)}">${drawn.join('')}</svg>`
}

function edge(from: { x: number; y: number }, to: { x: number; y: number; lane: number }): string {
  const [start, end] = [from.y + radius, to.y - radius - 5]
  const middle = (start + end) / 2
  const path = from.x === to.x ? `M${from.x} ${start}V${end}` : `M${from.x} ${start}C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${end}`
  return `<path class="edge lane${to.lane}" d="${path}"/><path class="tip lane${to.lane}" d="M${to.x - 4} ${end - 2}h8l-4 6z"/>`
}

function texts(x: number, y: number, lines: readonly string[], place: string, lane: number): string {
  const spans = lines.map((line, at) => `<tspan x="${x}" dy="${at === 0 ? 0 : lineHeight}">${escaped(line)}</tspan>`)
  const shown = place.length > 46 ? `…${place.slice(-45)}` : place
  return `<text x="${x}" y="${y + 1}">${spans.join('')}<tspan class="place lane${lane}" x="${x}" dy="${lineHeight}">${escaped(shown)}</tspan></text>`
}

function fan(from: { x: number; y: number }, y: number): string {
  return [0, 1, 2]
    .map(
      (at) =>
        `<path class="edge reader" d="M${from.x} ${from.y + radius}C${from.x} ${y - 14} ${18 + at * 24} ${y - 20} ${18 + at * 24} ${y - 11}"/>`,
    )
    .join('')
}

function readers(y: number, left: number): string {
  const people = [0, 1, 2].map(
    (at) =>
      `<g transform="translate(${18 + at * 24} ${y})" class="reader"><circle r="10"/><g class="glyph"><circle cy="-2.5" r="2.6"/><path d="M-5 5.5a5 5 0 0 1 10 0z"/></g></g>`,
  )
  return `${people.join('')}<text class="everyone" x="${Math.max(left, 90)}" y="${y + 5}">every recipient reads it</text>`
}

/** The last folder and the name. */
function nameOf(file: string): string {
  return file.split('/').slice(-2).join('/')
}

function wrapped(text: string, characters: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const piece = word.length > characters ? `${word.slice(0, characters - 1)}…` : word
    if (line !== '' && line.length + 1 + piece.length > characters) {
      lines.push(line)
      line = piece
    } else line = line === '' ? piece : `${line} ${piece}`
  }
  lines.push(line)
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1]!.slice(0, characters - 2)} …`]
}
