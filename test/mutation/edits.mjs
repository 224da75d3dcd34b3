import { textOf } from './sites.mjs'
import { bare } from './syntax.mjs'

/** The list in the form that the slot takes. */
export function addressesOf(people, site) {
  return `${people.list}.map((${bareItem(people)}) => ${oneAddress(people, site)})`
}

export function oneAddress(people, site) {
  return site.slot.shape === 'objects' ? `({ email: ${people.address} })` : people.address
}

/** One person's address as the slot takes it: in a list of its own where a list stood there. */
export function onlyAddress(people, site) {
  const one = oneAddress(people, site)
  return holdsList(site) ? `[${one}]` : one
}

/** Whether a list stands in the slot as it is: `[email]`, `members.map(…)`. */
export function holdsList({ slot }) {
  const value = bare(slot.node)
  return (
    value.type === 'ArrayExpression' ||
    (value.type === 'CallExpression' && /^(?:map|filter|flatMap)$/.test(value.callee.property?.name ?? ''))
  )
}

/** The name of one of the list, without parentheses around a pattern. */
export function bareItem({ item }) {
  return item.replace(/^\((.*)\)$/s, '$1')
}

/** Another expression in the recipient's place; `{ to }` becomes `{ to: … }`. */
export function slotEdit({ slot }, text) {
  if (slot.property?.shorthand) return { start: slot.property.start, end: slot.property.end, text: `${slot.property.key.name}: ${text}` }
  return { start: slot.node.start, end: slot.node.end, text }
}

/** The statement before which lists can be made: the one around the message, or around the send. */
export function anchorOf({ ancestors, slot, statement }) {
  for (const block of [...ancestors].reverse()) {
    if (block.type !== 'BlockStatement' && block.type !== 'Program') continue
    const around = block.body.find((one) => one.start <= slot.node.start && slot.node.end <= one.end)
    if (around) return around.start < statement.start ? around : statement
  }
  return statement
}

/** Statements before the send, and what they import. */
export function beforeSend(site, people, statements = []) {
  const lines = [...people.before, ...statements]
  const edits = lines.length > 0 ? [{ start: anchorOf(site).start, end: anchorOf(site).start, text: `${lines.join('\n')}\n` }] : []
  return [...importEdits(site, people.imports), ...edits]
}

export function importEdits({ program }, imports) {
  const start = program.body[0]?.start ?? 0
  return imports.map((line) => ({ start, end: start, text: `${line}\n` }))
}

/** Whether the whole send is one statement that a loop may be put around. */
export function standsAlone({ statement, slot }) {
  return statement.type === 'ExpressionStatement' && statement.start <= slot.node.start && slot.node.end <= statement.end
}

/** The send in a loop of its own, one copy for each: the healthy twin of a list that was brought in. */
export function loopTwin(site, people) {
  if (people.source === 'own list' || !standsAlone(site)) return undefined
  const { statement } = site
  return [
    ...importEdits(site, people.imports),
    {
      start: statement.start,
      end: statement.start,
      text: `${people.before.join('\n')}\nfor (const ${bareItem(people)} of ${people.list}) {\n`,
    },
    slotEdit(site, onlyAddress(people, site)),
    { start: statement.end, end: statement.end, text: '\n}' },
  ]
}

/** A mutant whose recipients are `value`, with `statements` before it. */
export function withRecipients(site, people, value, statements = []) {
  return { edits: [...beforeSend(site, people, statements), slotEdit(site, value)], twin: loopTwin(site, people) }
}

/** The text of a message without its recipient, for a spread. */
export function restOfMessage({ slot, text }) {
  return slot.object.properties
    .filter((property) => property !== slot.property)
    .map((property) => textOf(property, text))
    .join(', ')
}

const splitting = /nodemailer|mailgun|turbo-smtp|meteor|postmark|mailjet|gmail|email-templates/i

/** Whether the API reads commas in a text as a list; others refuse such a text, and nobody gets anything. */
export function splitsText({ slot, api, role }, { project }) {
  if (slot.shape !== 'plain') return false
  if (role === 'app-direct' || /sendgrid|resend/i.test(api)) return splitting.test(api)
  const imported = (packages) => project.filesImporting(packages).some((file) => project.role(file) === 'source')
  return imported(['nodemailer', 'meteor/email', 'email-templates']) && !imported(['resend', '@sendgrid/mail', '@aws-sdk/client-ses'])
}
