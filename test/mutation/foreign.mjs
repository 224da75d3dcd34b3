import { bareItem, importEdits, loopTwin, onlyAddress, slotEdit, standsAlone } from './edits.mjs'
import { keyOf } from './syntax.mjs'

const shown = /^(?:subject|text|html|message|body)$/

/** A text that the message shows: the property of the same object as the recipient. */
function shownProperty({ slot }, keys) {
  return slot.object?.properties.find(
    (property) =>
      property !== slot.property &&
      property.type === 'ObjectProperty' &&
      keys.test(keyOf(property) ?? '') &&
      /Literal$/.test(property.value.type),
  )
}

/** The address of another element than the loop’s own. */
export function addressOf({ address, ...people }, element) {
  const item = bareItem(people)
  if (address === item) return element
  if (address.startsWith(`${item}.`)) return `${element}${address.slice(item.length)}`
  return item.startsWith('{') && /^\w+$/.test(address) ? `${element}.${address}` : undefined
}

/** Edits by which the message goes to each of the people, one copy each; none where it does already. */
function toEach(site, people) {
  if (people.source === 'own list') return []
  return standsAlone(site) ? loopTwin(site, people) : undefined
}

/** A message to each, with `leak` in what it shows; the twin shows the reader’s own. */
export function withContent(site, people, leak, own = people.address, keys = shown) {
  const property = shownProperty(site, keys)
  const each = property && leak !== undefined ? toEach(site, people) : undefined
  if (!each) return undefined
  const { start, end } = property.value
  const text = (value) => ({ start, end, text: `\`For \${${value}}\`` })
  return { edits: [...each, text(leak)], twin: [...each, text(own)] }
}

/** A message to each, with one more field; the twin goes to each without it. */
export function withField(site, people, field) {
  const each = site.slot.property ? toEach(site, people) : undefined
  if (!each) return undefined
  const name = field.slice(0, field.indexOf(':'))
  // Where the message has the field already, the last one counts: nothing would leak.
  if (site.slot.object.properties.some((property) => property.key?.name === name)) return undefined
  const { end } = site.slot.property
  return { edits: [...each, { start: end, end, text: `, ${field}` }], twin: each.length > 0 ? each : undefined }
}

/** All addresses in one text. */
export function listText(people) {
  return `${people.list}.map((${bareItem(people)}) => ${people.address}).join(', ')`
}

/** The loop by index, with what one turn shows. */
export function byIndex(site, people, leak, own) {
  const property = shownProperty(site, shown)
  if (people.source === 'own list' || !property || !standsAlone(site)) return undefined
  const { statement } = site
  const { start, end } = property.value
  const here = addressOf(people, `${people.list}[at]`)
  if (here === undefined) return undefined
  const edits = (text) => [
    ...importEdits(site, people.imports),
    {
      start: statement.start,
      end: statement.start,
      text: `${people.before.join('\n')}\nfor (let at = 0; at < ${people.list}.length; at++) {\n`,
    },
    slotEdit(site, onlyAddress({ ...people, address: here }, site)),
    { start, end, text: `\`For \${${text}}\`` },
    { start: statement.end, end: statement.end, text: '\n}' },
  ]
  return { edits: edits(leak), twin: edits(own) }
}
