import type { Context } from '../flow/frame.js'
import type { Value } from '../flow/value.js'
import type { World } from '../flow/world.js'
import type { AddressField, Relation } from '../message.js'
import { lineStartsOf, positionAt, type Span } from '../source.js'
import type { Sink } from './match.js'
import type { AddressReading } from './recipients.js'
import { describePath } from './relation.js'

const fields: Readonly<Record<AddressField, string>> = { to: 'To', cc: 'Cc', bcc: 'Bcc', replyTo: 'Reply-To' }

const relations: Readonly<Record<Relation, string>> = {
  strangers: 'who don’t know each other',
  colleagues: 'of one team, account or household',
  operator: 'the operator’s own',
  unknown: 'and what they are to each other is not known',
}

/** What starts the part of `--explain` that tells by which calls a send was reached. */
export const wayStart = '  reached from '

/** For `--explain`: `src/mail.ts:4 SendGrid send()`, and below it the calls that lead there, the nearest first. */
export function sendTold(world: World, { view, effect, sdk, member }: Sink, context: Context | undefined): string[] {
  const placed = (file: string, span: Span): string => `${file}:${positionAt(lineStartsOf(world.index.text(file)), span[0]).line}`
  const way: string[] = []
  for (let at = context; at; at = at.outer) way.unshift(placed(at.site.view.file, at.site.view.facts.terms[at.site.term]!.span))
  const head = `${placed(view.file, effect.span)} ${sdk.title} ${member}`
  return way.length > 0 ? [head, `${wayStart}${way.join(', from ')}`] : [head]
}

/** For `--explain`: who was found in one address field, and who of them reads whom. */
export function addressesTold(field: AddressField, readings: readonly AddressReading[]): string {
  return `  ${fields[field]}: ${[...new Set(readings.map(peopleTold))].join(', or ') || 'nobody'}`
}

function peopleTold({ count, relation, value, weak, open, evidence }: AddressReading): string {
  const name = nameOf(value)
  if (open.length > 0 && (count !== 'many' || evidence.length === 0)) return `whatever is handed over${name}`
  switch (count) {
    case 'none':
      return 'nobody'
    case 'one':
      return `one address${name}`
    case 'many':
      return `many people${name}, ${relations[relation]}; they read each other’s addresses${weak ? ' (told by its name alone)' : ''}`
    case 'unknown':
      return `not known how many${name}: the flow stopped here${value.k === 'path' && value.origin.o === 'unknown' ? ` at ${value.origin.why}` : ''}`
  }
}

function nameOf(value: Value): string {
  if (value.k === 'literal') return ` “${String(value.value)}”`
  const name = value.k === 'path' ? describePath(value) : 'a list'
  return name === 'a list' ? '' : `, \`${name}\``
}

/** For `--explain`: what a template is handed, by name. */
export function dataTold(data: Value): string {
  if (data.k === 'object') return data.fields.size > 0 ? `, handed ${[...data.fields.keys()].map((key) => `\`${key}\``).join(', ')}` : ''
  return data.k === 'path' ? `, handed \`${describePath(data)}\`` : ''
}
