import type { MjmlTag, Unpaired } from '../../markup/mjml.js'
import { unpairedTags } from '../../markup/mjml.js'
import type { Span } from '../../source.js'
import type { DialectEvent } from './resolve.js'

/** A block of which one half is printed, or none. */
interface Choice {
  readonly halves: readonly Span[]
  /** Without an `else` it may be left out. */
  readonly optional: boolean
}

/** Ways through all conditions that are tried. */
const most = 64

/**
 * Elements of MJML that pair in no way through the template’s conditions: a section that begins in both halves of one,
 * with another look in each, ends once.
 */
export function unpairedAnyWay(tags: readonly MjmlTag[], events: readonly DialectEvent[], end: number): readonly Unpaired[] {
  const unpaired = unpairedTags(tags)
  if (unpaired.length === 0) return unpaired
  const within = (half: Span): MjmlTag[] => tags.filter(({ span }) => half[0] <= span[0] && span[1] <= half[1])
  const choices = choicesOf(events, end).filter(({ halves }) => halves.some((half) => unpairedTags(within(half)).length > 0))
  if (choices.length === 0) return unpaired
  const ways = choices.reduce((product, { halves, optional }) => product * (halves.length + Number(optional)), 1)
  // Nobody knows which of so many are taken together.
  if (ways > most) return []
  const left = new Set(unpaired.map(({ span }) => span[0]))
  for (let way = 0; way < ways; way++) {
    const taken = tagsOf(tags, choices, way)
    const broken = new Set(unpairedTags(taken).map(({ span }) => span[0]))
    for (const { span } of taken) if (!broken.has(span[0])) left.delete(span[0])
  }
  return unpaired.filter(({ span }) => left.has(span[0]))
}

/** What is left of the tags on one way. */
function tagsOf(tags: readonly MjmlTag[], choices: readonly Choice[], way: number): readonly MjmlTag[] {
  let [taken, rest] = [tags, way]
  for (const { halves, optional } of choices) {
    const options = halves.length + Number(optional)
    const chosen = rest % options
    rest = Math.floor(rest / options)
    taken = taken.filter(({ span }) => halves.every((half, at) => at === chosen || span[0] < half[0] || half[1] <= span[0]))
  }
  return taken
}

interface OpenBlock {
  readonly conditional: boolean
  readonly halves: Span[]
  from: number
}

function choicesOf(events: readonly DialectEvent[], end: number): Choice[] {
  const choices: Choice[] = []
  const open: OpenBlock[] = []
  const close = (block: OpenBlock, at: number): void => {
    const halves = [...block.halves, [block.from, at] as const]
    if (block.conditional || halves.length > 1) choices.push({ halves, optional: block.conditional && halves.length === 1 })
  }
  events.forEach(({ event }, index) => {
    const last = open.at(-1)
    if (event.k === 'open') {
      const before = events[index - 1]?.event
      // `<% } else { %>` closes a block and opens the next.
      const reopened = before?.k === 'close' && before.span[0] === event.span[0] && choices.at(-1)
      const halves = reopened ? [...reopened.halves] : []
      if (reopened) choices.pop()
      open.push({ conditional: event.block === 'condition' || event.block === 'section', halves, from: event.span[1] })
    } else if (event.k === 'middle' && last) {
      last.halves.push([last.from, event.span[0]])
      last.from = event.span[1]
    } else if (event.k === 'close' && last) close(open.pop()!, event.span[0])
  })
  for (const block of open) close(block, end)
  return choices
}
