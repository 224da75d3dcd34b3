import type { Finding, MailLine, MailPerson, MailPiece, MailView } from '../../finding.js'
import { escaped } from './escape.js'
import { others, readers, sampleOf, type Person } from './people.js'

/** What each recipient sees: the copy of whichever reader is chosen, with what is not theirs marked. */
export function mailSection(found: Finding, id: string): string {
  const { mail } = found
  if (!mail) return ''
  const choices = readers.map(
    ({ name }, at) =>
      `<label><input type="radio" name="${id}-reader" value="${at}"${at === 0 ? ' checked' : ''}><span>${escaped(name)}</span></label>`,
  )
  const rows = [
    ...(mail.lines.length > 0
      ? mail.lines.map(lineRow)
      : [
          row(
            'To',
            perReader((reader) => chip(reader, false)),
          ),
        ]),
    row('Subject', mail.subject.length > 0 ? piecesText(mail.subject) : '<span class="unknown">not known from the code</span>'),
  ]
  const body = mail.body.length > 0 ? piecesText(mail.body) : '<span class="unknown">The content is not known from the code.</span>'
  return [
    '<div class="mail">',
    '<h3>What each recipient sees</h3>',
    `<fieldset><legend>Copy that reaches</legend>${choices.join('')}</fieldset>`,
    `<div class="letter"><dl>${rows.join('')}</dl><div class="body">${body}</div></div>`,
    `<p class="verdict">${verdict(mail)}</p>`,
    '<p class="hint">The people are made up; their places in the message are not.</p>',
    '</div>',
  ].join('\n')
}

function row(name: string, value: string): string {
  return `<div><dt>${name}</dt><dd>${value}</dd></div>`
}

const lineNames = { to: 'To', cc: 'Cc', replyTo: 'Reply-To' } as const

function lineRow({ field, people, exposed }: MailLine): string {
  const shown: string[] = []
  people.forEach((person, at) => shown.push(...personChips(person, at, exposed === true)))
  return row(lineNames[field], shown.join(' '))
}

function personChips(person: MailPerson, at: number, exposed: boolean): string[] {
  if ('address' in person) return [`<span class="chip">${escaped(person.address)}</span>`]
  if (person.many) {
    const chips = readers.map((one, index) => chip(one, exposed, index))
    const rest = person.path === '' ? 'everyone else in the list' : `everyone else in <code>${escaped(person.path)}</code>`
    return [...chips, `<span class="chip rest${exposed ? ' all' : ''}">and ${rest}</span>`]
  }
  return [at === 0 ? perReader((reader) => chip(reader, false)) : chip(others[(at - 1) % others.length]!, exposed)]
}

/** `index`: a reader’s own, which is foreign to the others only. */
function chip({ name, address }: Person, exposed: boolean, index?: number): string {
  const text = `<span class="who">${escaped(name)}</span> &lt;${escaped(address)}&gt;`
  if (!exposed) return `<span class="chip">${text}</span>`
  return `<mark class="chip foreign"${index === undefined ? '' : ` data-of="${index}"`}>${text}${foreignNote}</mark>`
}

const foreignNote = '<span class="note"> (not theirs to read)</span>'

function perReader(write: (reader: Person) => string): string {
  return readers.map((reader, at) => `<span data-for="${at}">${write(reader)}</span>`).join('')
}

function verdict({ lines, subject, body }: MailView): string {
  const line = lines.find(({ exposed }) => exposed)
  const told: string[] = []
  if (line) told.push(`the address of everyone else in ${lineNames[line.field]}`)
  if ([...subject, ...body].some((piece) => 'foreign' in piece)) told.push('what is marked in the text')
  if (told.length === 0) return 'What is told of here does not show in one copy alone.'
  return `${perReader(({ name }) => escaped(name))} can read ${told.join(' and ')}. So can every other recipient, and whoever a copy is forwarded to.`
}

const turns = 3
const deepest = 3

function piecesText(pieces: readonly MailPiece[]): string {
  return written(pieces, 0, pieces.length, undefined, 0).trim()
}

/** Pieces from one index to another; a loop’s turn is written for some people in place of all. */
function written(pieces: readonly MailPiece[], from: number, to: number, person: Person | undefined, depth: number): string {
  let out = ''
  for (let at = from; at < to; at++) {
    const piece = pieces[at]!
    if ('text' in piece) out += piece.foreign ? `<mark class="foreign">${escaped(piece.text)}${foreignNote}</mark>` : escaped(piece.text)
    else if ('path' in piece) out += datum(piece, person)
    else if ('each' in piece) {
      const end = Math.min(endOf(pieces, at), to)
      const people = depth === 0 ? others.slice(0, turns) : [person ?? others[0]!]
      const inner = depth < deepest ? people.map((one) => written(pieces, at + 1, end, one, depth + 1)).join('') : ''
      const rest = piece.each === '' ? '' : ` <span class="more">… and so on for all of <code>${escaped(piece.each)}</code></span>`
      out += depth === 0 ? inner + rest : inner
      at = end
    }
  }
  return out
}

function endOf(pieces: readonly MailPiece[], start: number): number {
  let open = 0
  for (let at = start; at < pieces.length; at++) {
    const piece = pieces[at]!
    if ('each' in piece) open++
    else if ('end' in piece && --open === 0) return at
  }
  return pieces.length
}

function datum({ path, foreign, one }: Extract<MailPiece, { path: string }>, person: Person | undefined): string {
  if (path === '') return '<span class="value">…</span>'
  if (foreign) {
    const people = person ? [person] : one ? others.slice(0, 1) : others
    const samples = people.map((other) => sampleOf(path, other) ?? path)
    return `<mark class="foreign" title="${escaped(path)}">${escaped([...new Set(samples)].join(', '))}${foreignNote}</mark>`
  }
  const own = (reader: Person): string | undefined => sampleOf(path, reader)
  if (own(readers[0]!) === undefined) return `<span class="value">${escaped(path)}</span>`
  return person
    ? escaped(own(person)!)
    : perReader((reader) => `<span class="own" title="${escaped(path)}">${escaped(own(reader)!)}</span>`)
}
