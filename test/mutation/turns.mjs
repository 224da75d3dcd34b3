import { bareItem, importEdits, onlyAddress, restOfMessage, slotEdit, standsAlone } from './edits.mjs'
import { textOf } from './sites.mjs'
import { bare, keyOf, namesIn } from './syntax.mjs'

/**
 * The edits that make a send one turn of a loop over people: `outside` stands before the loop, `inside` before the send. The
 * loop is the send’s own, or one is put around it. With a `message` of `ownMessage` that is handed over whole. Undefined where there is no place for both.
 */
export function inTurns(site, people, { outside = [], inside = [], edits, message, loop = forOf, end = '\n}' }) {
  const lines = (texts) => texts.map((text) => `${text}\n`).join('')
  const handed = message ? [message.call, ...(edits ?? [])] : [slotEdit(site, onlyAddress(people, site)), ...(edits ?? [])]
  const insert = (at, text) => ({ start: at, end: at, text })
  if (people.source !== 'own list') {
    if (!standsAlone(site)) return undefined
    const { statement } = site
    return [
      ...importEdits(site, people.imports),
      insert(statement.start, `${lines(people.before)}${lines(outside)}${loop(people)}\n${lines(inside)}`),
      ...handed,
      insert(statement.end, end),
    ]
  }
  const start = startOf(site)
  return start === undefined || loop !== forOf
    ? undefined
    : [insert(start, lines(outside)), insert(site.statement.start, lines(inside)), ...(message ? handed : (edits ?? []))]
}

export const forOf = (people) => `for (const ${bareItem(people)} of ${people.list}) {`
export const allAtOnce = (people) => `await Promise.all(${people.list}.map(async (${bareItem(people)}) => {`

/** Where the statement begins that holds the send’s own loop; the send has to stand in a block of it. */
function startOf({ ancestors, loop, statement }) {
  if (statement.start <= loop.node.start) return undefined
  const inner = ancestors.findLast(
    (node) => /^(?:BlockStatement|Program)$/.test(node.type) && node.start <= loop.node.start && loop.node.end <= node.end,
  )
  return inner?.body.find((one) => one.start <= loop.node.start && loop.node.end <= one.end)?.start
}

const contentKeys = ['html', 'text', 'htmlBody', 'textBody', 'body', 'HtmlBody', 'TextBody', 'message', 'subject']

/** The part of the message that a text can stand for: `{ node, key, property? }`. */
export function contentOf({ slot, call, text }) {
  if (slot.object) {
    for (const key of contentKeys) {
      const property = slot.object.properties.find((one) => keyOf(one) === key && !/^JSX|Function/.test(one.value?.type ?? ''))
      if (property) return { node: property.value, key, property }
    }
    return undefined
  }
  const node = call.arguments.findLast(
    (argument) =>
      argument !== slot.node &&
      (/^(?:TemplateLiteral|StringLiteral)$/.test(argument.type) || /^(?:html|text|body|message)$/.test(textOf(argument, text))),
  )
  return node && { node }
}

export function contentEdit({ node, key, property }, text) {
  return property?.shorthand
    ? { start: property.start, end: property.end, text: `${key}: ${text}` }
    : { start: node.start, end: node.end, text }
}

/** A text with the person’s own address in it. */
export function letterTo(people) {
  return `\`<p>Dear \${${people.address}}</p>\``
}

/**
 * The message as an object of its own: `{ rest, call, set }`, its other fields, the edit that hands it over as `name`, and the
 * statements that write recipient and content. Undefined where the message isn’t an argument of the call as it stands.
 */
export function ownMessage(site, people, name) {
  const { slot, call, text } = site
  const content = contentOf(site)
  const argument = slot.object && call.arguments.find((one) => bare(one) === slot.object)
  const to = slot.property && keyOf(slot.property)
  if (!argument || !content?.key || content.key === to || !/^\w+$/.test(to)) return undefined
  const rest = slot.object.properties.filter((one) => one !== slot.property)
  const own = site.loop ? namesIn(site.loop.node.type === 'ForOfStatement' ? site.loop.node.left : site.loop.node.arguments[0]) : new Set()
  if (people.source === 'own list' && rest.some((one) => [...namesIn(one)].some((used) => own.has(used)))) return undefined
  return {
    rest: `{ ${restOfMessage(site)} }`,
    call: { start: argument.start, end: argument.end, text: name },
    set: [`${name}.${to} = ${onlyAddress(people, site)}`, `${name}.${content.key} = ${letterTo(people)}`],
    text,
  }
}

/** `await send(message)` → `send(message)`. */
export function unawaited({ statement, call }) {
  const { expression } = statement
  return expression?.type === 'AwaitExpression' && expression.argument === call
    ? [{ start: expression.start, end: call.start, text: '' }]
    : []
}
