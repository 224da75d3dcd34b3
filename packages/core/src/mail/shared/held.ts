import type { TermId } from '../../facts.js'
import { isWithin } from '../../flow/view.js'
import type { World } from '../../flow/world.js'
import { wordsOf, isPeopleWord } from '../../people/lexicon.js'
import { classAt, nameOfCell, sameCell, writesOf, type Cell, type Write } from './cells.js'
import type { Site } from './sites.js'
import { lastsOver } from './lasting.js'
import { byOtherName } from './other-names.js'
import { filledBy, runsOf, type Scope } from './runs.js'
import { touched, type Hold, type Touch } from './slice.js'
import { happensIn, isOfTurn, outlives, writtenIn, type Turn } from './turns.js'

/** A write that happens in a turn, with where its names stand and what it is made of. */
export interface TurnWrite {
  readonly write: Write
  /** The cell by the name that it has where it is written. */
  readonly of: Cell
  readonly scope: Scope
  /** The call in the turn that leads to it, where it stands in another function. */
  readonly call?: { readonly scope: Scope; readonly term: number }
  readonly touches: readonly Touch[]
  /** What is written belongs to the person of this turn. */
  readonly personal: boolean
}

/** A cell that a send reads, that was there before the turn, and that the turn writes. */
export interface Held {
  readonly site: Site
  readonly turn: Turn
  readonly cell: Cell
  readonly reads: readonly CellTouch[]
  /** Only who gets the mail is read of it. */
  readonly addressesOnly: boolean
  readonly writes: readonly TurnWrite[]
  /** What the key of an entry is made of. */
  readonly keyTouches: (scope: Scope, key: TermId) => readonly Touch[]
}

export type CellTouch = Extract<Touch, { k: 'cell' }>

/** Nobody's data, whoever comes to read another's. */
const counting = /^(?:count(?:er|s)?|total|sum|seq|index|num(?:ber)?|i|n)$|(?:Count(?:er)?|_count(?:er)?|Total|Index)$/

/** What is read of each cell that outlives the turn, where the recipient is another one on each turn. */
export function heldIn(world: World, site: Site, turn: Turn, to: readonly Touch[], content: readonly Touch[]): Held[] {
  if (!to.some((touch) => isOfTurn(turn, touch))) return []
  const cells: { cell: Cell; reads: CellTouch[] }[] = []
  for (const touch of [...to, ...content]) {
    if (touch.k !== 'cell' || !outlives(touch.cell, turn) || !lastsOver(world, touch.cell, turn) || counting.test(nameOfCell(touch.cell)))
      continue
    const known = cells.find(({ cell }) => sameCell(cell, touch.cell))
    if (known) known.reads.push(touch)
    else cells.push({ cell: touch.cell, reads: [touch] })
  }
  return cells.flatMap(({ cell, reads }) => {
    const writes = turnWrites(world, turn, cell, reads).map((found) => judged(world, turn, found, to))
    return writes.length > 0
      ? [
          {
            site,
            turn,
            cell,
            reads,
            addressesOnly: !reads.some((read) => content.includes(read)),
            writes,
            keyTouches: (scope, key) => touched(world, scope, key),
          },
        ]
      : []
  })
}

export type Found = Omit<TurnWrite, 'personal' | 'touches'>

function turnWrites(world: World, turn: Turn, cell: Cell, reads: readonly CellTouch[]): Found[] {
  const found: Found[] = []
  const runs = reads.flatMap((read) => runsIn(read.scope))
  for (const write of writesOf(cell)) {
    if (writtenIn(turn, write)) found.push({ write, of: cell, scope: { view: write.view } })
    else {
      const run = runs.find((scope) => scope.view === write.view && isWithin(write.view, write.fn, scope.run!.fn) && isOutside(cell, scope))
      if (run) found.push({ write, of: cell, scope: run, call: { scope: run.run!.outer, term: run.run!.call } })
      else found.push(...calledIn(world, turn, cell, write))
    }
  }
  if (cell.k === 'binding') found.push(...throughCalls(world, turn, cell), ...byOtherName(turn, cell))
  return found
}

function runsIn(scope: Scope): Scope[] {
  const runs: Scope[] = []
  for (let at = scope; at.run; at = at.run.outer) runs.push(at)
  return runs
}

function isOutside(cell: Cell, scope: Scope): boolean {
  return cell.k !== 'binding' || !isWithin(cell.view, cell.view.facts.bindings[cell.binding]!.function, scope.run!.fn)
}

/** `collect(user)` in the turn, where `collect` writes what the module holds. */
function calledIn(world: World, turn: Turn, cell: Cell, write: Write): Found[] {
  const owner = cell.k === 'binding' ? cell.view.facts.bindings[cell.binding]!.function : 0
  let fn = write.fn
  if (fn === owner) return []
  for (let at = write.view.facts.functions[fn]!.parent; at !== undefined && at !== owner; at = write.view.facts.functions[fn]!.parent)
    fn = at
  const name = write.view.facts.functions[fn]!.name
  if (name === undefined) return []
  return (turn.view.callsByName.get(name) ?? []).flatMap((effect): Found[] => {
    if (!happensIn(turn, turn.view, effect.function, effect.loops)) return []
    const call = turn.view.facts.terms[effect.term]!
    if (call.k !== 'call') return []
    const outer = { view: turn.view }
    const run = runsOf(world, outer, effect.term, call).find((one) => one.run.fn === fn && one.view === write.view)
    return run ? [{ write, of: cell, scope: run, call: { scope: outer, term: effect.term } }] : []
  })
}

/** Functions that are handed the object in the turn and write to it, and methods that write to it as `this`. */
function throughCalls(world: World, turn: Turn, cell: Extract<Cell, { k: 'binding' }>): Found[] {
  const outer: Scope = { view: cell.view }
  return (cell.view.changes.get(cell.binding) ?? []).flatMap((effect): Found[] => {
    if (effect.k !== 'call' || !happensIn(turn, cell.view, effect.function, effect.loops)) return []
    const at = { scope: outer, term: effect.term }
    const filled = filledBy(world, outer, cell, effect.term).map(({ run, write, of }) => ({ write, of, scope: run, call: at }))
    return [...filled, ...ownWrites(world, cell, effect.term).map((one) => ({ ...one, call: at }))]
  })
}

function ownWrites(world: World, cell: Extract<Cell, { k: 'binding' }>, id: number): Found[] {
  const call = cell.view.facts.terms[id]!
  const callee = call.k === 'call' ? cell.view.facts.terms[call.callee]! : undefined
  const target = callee?.k === 'field' ? cell.view.facts.terms[callee.of]! : undefined
  if (call.k !== 'call' || target?.k !== 'ref' || target.binding !== cell.binding) return []
  return runsOf(world, { view: cell.view }, id, call).flatMap((run) => {
    const cls = classAt(run.view, run.view.facts.functions[run.run.fn]!.span)
    const members = cls === undefined ? [] : run.view.facts.classes[cls]!.members.filter((member) => member.kind === 'field')
    return members.flatMap(({ name }) => {
      const of: Cell = { k: 'field', view: run.view, cls: cls!, name }
      const own = writesOf(of).filter((write) => isWithin(run.view, write.fn, run.run.fn))
      return own.map((write) => ({ write: { ...write, keys: [name, ...write.keys] }, of, scope: run }))
    })
  })
}

function judged(world: World, turn: Turn, found: Found, to: readonly Touch[]): TurnWrite {
  const touches = found.write.values.flatMap((value) => touched(world, found.scope, value))
  const own = touches.filter((touch) => isOfTurn(turn, touch))
  const personal =
    turn.k === 'run' ? own.some((touch) => to.some((one) => isOfTurn(turn, one) && isRelated(turn, touch, one))) : own.length > 0
  return { ...found, touches, personal }
}

const personalName =
  /^(?:first|last|full|display)?_?name$|^(?:nombre|nome|nom|prenom|naam|vorname|nachname)$|greeting|token|otp|code|password|link|html|body|content|message|text|data|context|vars|variables|props|payload|row|record|attachment|invoice|order|amount|balance/i

/** What a run works with, as against whom it works for. */
const equipment = /config\w*$|settings$|^(?:env|app|server|client|logger|renderer|events|transporter)$/i

/** Whether a datum that a run was given belongs to the recipient that it was given. */
function isRelated(turn: Turn, datum: Touch, to: Touch): boolean {
  if (datum.k === 'pulled' || to.k === 'pulled') return true
  if (datum.k !== 'param' || to.k !== 'param') return false
  if (datum.index === to.index) {
    const owner = /^(?:body|query|params)$/.test(to.path[0] ?? '') ? [] : to.path.slice(0, -1)
    // A record handed over whole holds its address itself: `user` and `user.email`, not settings and `config.server.email.to`.
    return startsWith(datum.path, owner) || (startsWith(to.path, datum.path) && to.path.length - datum.path.length <= 1)
  }
  const named = turn.view.firstNamed.get(turn.view.facts.functions[turn.fn]!.params[datum.index] ?? -1)
  const given = named === undefined ? undefined : turn.view.facts.bindings[named]!.name
  if (given !== undefined && equipment.test(given)) return false
  const name = datum.path.findLast((one) => one !== '*') ?? given
  return name !== undefined && (personalName.test(name) || wordsOf(name).some(isPeopleWord))
}

export function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((name, at) => path[at] === name)
}

/** Whether one of two key paths leads into what the other names. */
export function meets(a: readonly string[], b: readonly string[]): boolean {
  return a.every((name, at) => b[at] === undefined || name === b[at] || name === '*' || b[at] === '*')
}

export function isHeldAs(reads: readonly CellTouch[], holds: readonly Hold[], keys: readonly string[]): boolean {
  return reads.some((read) => holds.includes(read.hold) && meets(keys, read.path))
}
