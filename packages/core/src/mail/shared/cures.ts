import type { Suggestion } from '../../finding.js'
import type { World } from '../../flow/world.js'
import type { SharedState } from '../../message.js'
import type { Span } from '../../source.js'
import type { Held, TurnWrite } from './held.js'
import { isAwaitedIn } from './turns.js'

type Edit = Suggestion['edits'][number]

/** Edits where one is safe, in the file of the finding. */
export function curesFor(world: World, held: Held, kind: SharedState['kind'], { write }: TurnWrite): Suggestion[] {
  const text = world.index.text(write.view.file)
  const edits =
    write.view !== held.cell.view
      ? undefined
      : kind === 'kept'
        ? madeForEach(held, write, text)
        : kind === 'deferred'
          ? declaredForEach(held, write, text)
          : kind === 'stale' || kind === 'overwritten'
            ? movedInto(held, text)
            : undefined
  if (edits) return [{ description: told[kind] ?? '', edits }]
  const awaited = kind === 'overwritten' && write.view === held.site.view ? waitedFor(held, text) : undefined
  return awaited ? [{ description: 'Wait for each send before the next is begun', edits: awaited }] : []
}

const told: Partial<Record<SharedState['kind'], string>> = {
  kept: 'Make it for each person',
  deferred: 'Declare it for each turn',
  stale: 'Make the object for each person',
  overwritten: 'Make the object for each person',
}

/** `html ??= render(user)` → `html = render(user)`; `html = html || render(user)` → `html = render(user)`. */
function madeForEach({ turn }: Held, write: TurnWrite['write'], text: string): Edit[] | undefined {
  const [value] = write.values
  if (value === undefined || write.key !== undefined || (turn.k === 'each' && turn.overlap)) return undefined
  const { terms } = write.view.facts
  const term = terms[value]!
  if (write.op === '??=' || write.op === '||=') {
    const at = text.lastIndexOf(write.op, term.span[0])
    return at < write.span[0] ? undefined : [{ span: [at, at + write.op.length], text: '=' }]
  }
  if (term.k !== 'either' || term.op === '?:') return undefined
  return [{ span: term.span, text: text.slice(...terms[term.of[1]!]!.span) }]
}

/** `var user = users[i]` → `const user = users[i]`. */
function declaredForEach({ cell, turn }: Held, write: TurnWrite['write'], text: string): Edit[] | undefined {
  if (cell.k !== 'binding' || !write.init || !isUsedWithin(cell, turn.span, write.span)) return undefined
  if ((cell.view.writes.get(cell.binding) ?? []).length !== 1) return undefined
  const start = write.span[0] - 4
  return text.slice(start, write.span[0]) === 'var ' ? [{ span: [start, start + 3], text: 'const' }] : undefined
}

/** Takes `const message = { … }` from before the loop into it. */
function movedInto({ cell, turn }: Held, text: string): Edit[] | undefined {
  if (cell.k !== 'binding' || cell.view !== turn.view) return undefined
  const writes = cell.view.writes.get(cell.binding) ?? []
  const [write] = writes
  if (writes.length !== 1 || !write?.init || cell.view.facts.terms[write.value]!.k !== 'object') return undefined
  const fact = cell.view.facts.bindings[cell.binding]!
  const body = bodyOf(cell.view.facts, turn, text)
  if (fact.function === 0 || body === undefined || !isUsedWithin(cell, turn.span, write.span)) return undefined
  const before = /(^|\n)([ \t]*)(?:const|let|var)\s+$/.exec(text.slice(0, write.span[0]))
  const after = /^;?[ \t]*\n/.exec(text.slice(write.span[1]))
  if (!before || !after) return undefined
  const start = before.index + before[1]!.length
  const end = write.span[1] + after[0].length
  const statement = text.slice(start + before[2]!.length, end).trimEnd()
  const indent = /\n([ \t]*)\S/.exec(text.slice(body))?.[1] ?? `${before[2]!}  `
  const extra = indent.length > before[2]!.length ? indent.slice(before[2]!.length) : ''
  const lines = statement.split('\n').map((line, at) => (at === 0 ? line : `${extra}${line}`))
  return [
    { span: [start, end], text: '' },
    { span: [body, body], text: `\n${indent}${lines.join('\n')}` },
  ]
}

/** Just after the brace that opens the turn's block. */
function bodyOf(facts: Held['turn']['view']['facts'], turn: Held['turn'], text: string): number | undefined {
  const { over } = turn.loop === undefined ? { over: undefined } : facts.loops[turn.loop]!
  const params = facts.functions[turn.fn]!.params
  const from =
    turn.loop === undefined
      ? params.length > 0
        ? facts.terms[params.at(-1)!]!.span[1]
        : undefined
      : over === undefined
        ? undefined
        : facts.terms[over]!.span[1]
  if (from === undefined) return undefined
  const opening = (turn.loop === undefined ? /^\s*\)?\s*=>\s*\{/ : /^\s*\)\s*\{/).exec(text.slice(from, turn.span[1]))
  return opening ? from + opening[0].length : undefined
}

function isUsedWithin(cell: Extract<Held['cell'], { k: 'binding' }>, span: Span, declaration: Span): boolean {
  return cell.view.facts.terms.every((term) => {
    if (term.k !== 'ref' || term.binding !== cell.binding) return true
    const inside = (outer: Span): boolean => outer[0] <= term.span[0] && term.span[1] <= outer[1]
    return inside(span) || inside(declaration)
  })
}

/** `send(message)` → `await send(message)`, where that may stand. */
function waitedFor({ site, turn, cell }: Held, text: string): Edit[] | undefined {
  const { facts } = site.view
  const { span } = facts.terms[site.term]!
  if (turn.k !== 'loop' || site.view !== cell.view || site.fn !== turn.fn || facts.functions[site.fn]!.async !== true) return undefined
  const call = facts.terms[site.term]!
  const isCallback = call.k === 'call' && call.args.some((one) => 'item' in one && facts.terms[one.item]!.k === 'function')
  const isStatement = /(?:^|[\n;{}])\s*$/.test(text.slice(0, span[0]))
  if (!site.settles || isCallback || !isStatement || isAwaitedIn(turn, { view: site.view }, site.term)) return undefined
  return [{ span: [span[0], span[0]], text: 'await ' }]
}
