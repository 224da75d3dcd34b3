import type { BindingId, Guard } from '../../facts.js'
import { ask, isWithin, type Question, rootOf } from '../../flow/view.js'
import type { SharedState } from '../../message.js'
import { targets, type Cell, type Write } from './cells.js'
import { isHeldAs, meets, startsWith, type CellTouch, type Held, type TurnWrite } from './held.js'
import { isMadeOnce, isOfService } from './lasting.js'
import { addsSecret, isMadeForOne } from './made-for-one.js'
import { fillsOnce } from './once.js'
import { handedTo, takesError } from './registrars.js'
import type { Touch } from './slice.js'
import { isAwaitedIn, isOfTurn, outlives, writtenIn, type Turn } from './turns.js'

/** One way in which a person's data stays for the next. */
export interface Shape {
  readonly kind: SharedState['kind']
  readonly write: TurnWrite
}

/** Everything that is wrong with what a send reads of a cell. */
export function shapesOf(held: Held): Shape[] {
  const shapes: Shape[] = []
  for (const write of held.writes) {
    const kind = isKept(held, write) ?? isGrown(held, write) ?? isStale(held, write) ?? isPending(held, write) ?? isDeferred(held, write)
    // One finding for each thing that is shared: its cure mends all writes to it.
    if (kind && !shapes.some((shape) => shape.kind === kind)) shapes.push({ kind, write })
  }
  return shapes
}

/** Written for the first person only, and read for all. */
function isKept(held: Held, { write, of, scope, touches, personal }: TurnWrite): 'kept' | undefined {
  if (!personal || !fillsOnce(of, write) || !isRead(held, write)) return undefined
  const anew = held.writes.some(
    (other) => other.write.how !== 'add' && !fillsOnce(other.of, other.write) && startsWith(write.keys, other.write.keys),
  )
  if (anew) return undefined
  const own = touches.filter((touch) => isOfTurn(held.turn, touch))
  const key = write.key === undefined ? [] : held.keyTouches(scope, write.key)
  return write.key === undefined || !own.every((touch) => key.some((one) => covers(one, touch))) ? 'kept' : undefined
}

/** A key that names the person stands for all that is theirs; another key for itself alone. */
export function covers(key: Touch, datum: Touch): boolean {
  if (key.k !== datum.k || key.k === 'cell' || datum.k === 'cell') return false
  if (key.k === 'element' && datum.k === 'element' && key.loop !== datum.loop) return false
  if (key.k === 'param' && datum.k === 'param' && (key.fn !== datum.fn || key.index !== datum.index)) return false
  if (startsWith(datum.path, key.path)) return true
  const last = key.path.at(-1)
  return (
    last !== undefined &&
    /^_?(?:\w*_?id|\w*Id|uid|e?mail|\w*Email|to|address|username|slug|key|uuid)$/.test(last) &&
    startsWith(datum.path, key.path.slice(0, -1))
  )
}

/** What was added for earlier people is still in it. */
function isGrown(held: Held, { write, personal }: TurnWrite): 'grown' | undefined {
  if (!(personal || addsSecret(write)) || write.how !== 'add') return undefined
  // A list of addresses that grows in a loop is a list of people in one mail: told as such.
  if (held.addressesOnly && held.turn.k !== 'run') return undefined
  const emptied = held.writes.some(
    (other) => other.write.how !== 'add' && !fillsOnce(other.of, other.write) && meets(other.write.keys, write.keys),
  )
  // One element that is picked out again is the person's own.
  const whole = held.reads.some((read) => read.key === undefined && meets(write.keys, read.path))
  return !emptied && whole ? 'grown' : undefined
}

/** Written for some people only: the others get what the last of those left. */
function isStale(held: Held, { write, of, personal, call }: TurnWrite): 'stale' | undefined {
  if (!personal || write.how !== 'assign' || write.op !== undefined || write.key !== undefined || fillsOnce(of, write)) return undefined
  if (!isRead(held, write) || isThreaded(of, write)) return undefined
  const guards = ownGuards(held, write, call !== undefined)
  if (held.reads.filter((read) => meets(write.keys, read.path)).every((read) => isReadWhereWritten(write, read))) return undefined
  if (guards.length === 0 || guards.some((guard) => comparesCell(held, write, guard))) return undefined
  const otherwise = held.writes.some(
    ({ write: other }) =>
      other !== write &&
      other.how !== 'add' &&
      startsWith(write.keys, other.keys) &&
      (ownGuards(held, other, false).length === 0 || exclude(other.guards, guards)),
  )
  return otherwise ? undefined : 'stale'
}

/** `if (due) { link = await pay(member); button = frame(link.url) }`: whoever it was not written for does not come to read it. */
function isReadWhereWritten({ view, guards, span, fn, loops }: Write, { scope, at }: CellTouch): boolean {
  if (scope.view !== view || scope.run || guards.length === 0) return false
  const [from, to] = view.facts.terms[at]!.span
  if (from < span[1]) return false
  return view.facts.effects.some(
    (effect) =>
      effect.function === fn &&
      effect.span[0] <= from &&
      to <= effect.span[1] &&
      effect.loops.length === loops.length &&
      guards.every((guard) => effect.guards.some((one) => one.test === guard.test && one.holds === guard.holds)),
  )
}

/** Of two branches of one test a run takes one. */
function exclude(guards: readonly Guard[], others: readonly Guard[]): boolean {
  return guards.some((guard) => others.some((one) => guard.test === one.test && guard.holds !== one.holds))
}

/** `result = await step({ state }); if (result.state) state = result.state`: one thing that goes on, and nobody’s in particular. */
function isThreaded(cell: Cell, { view, keys, values }: Write): boolean {
  if (cell.k !== 'binding' || cell.view !== view || keys.length > 0) return false
  const { facts } = view
  return values.some((value) => {
    const { binding } = rootOf(facts, value)
    const made = binding === undefined ? [] : (view.writes.get(binding) ?? [])
    return made.some(({ value: term }) => {
      return ask(view, namesIn, term).some(({ binding: named }) => named === cell.binding)
    })
  })
}

const namesIn: Question<readonly { readonly binding: BindingId }[]> = {
  about: 'terms',
  answer({ facts }, term) {
    const [from, to] = facts.terms[term]!.span
    return facts.terms.flatMap((one) => (one.k === 'ref' && from <= one.span[0] && one.span[1] <= to ? [{ binding: one.binding }] : []))
  },
}

/** Conditions of a write that the send does not need as well. */
function ownGuards({ site }: Held, write: Write, isCalled: boolean): readonly Guard[] {
  const send = site.view.callEffect.get(site.term)?.guards ?? []
  if (isCalled || write.view !== site.view) return write.guards
  return write.guards.filter((guard) => !send.some((one) => one.test === guard.test && one.holds === guard.holds))
}

/**
 * `if (user.id !== last.id) { html = render(user); last = user }`, `if (kept && kept.key === key) return kept`: made anew
 * whenever the person changes.
 */
function comparesCell(held: Held, write: Write, { test, holds }: Guard): boolean {
  const { turn } = held
  const { facts } = write.view
  const term = facts.terms[test]!
  if (term.k === 'unary' && term.op === '!') return comparesCell(held, write, { test: term.of, holds: !holds })
  if (term.k === 'either')
    return term.op === (holds ? '||' : '&&') && term.of.some((side) => comparesCell(held, write, { test: side, holds }))
  if (term.k !== 'binary') return false
  return [term.left, term.right].some((side) =>
    facts.bindings.some((_, binding) => {
      const cell = { k: 'binding', view: write.view, binding } as const
      return (
        targets(facts, side, cell) &&
        outlives(cell, turn) &&
        (write.view.writes.get(binding) ?? []).some(
          (other) => !other.init && other.loops.length === write.loops.length && other.function === write.fn,
        )
      )
    }),
  )
}

function isRead(held: Held, write: Write): boolean {
  return held.reads.some((read) => meets(write.keys, read.path))
}

/** The object that was handed over is written again before it has left. */
function isPending(held: Held, { write, personal, scope }: TurnWrite): 'overwritten' | undefined {
  const { turn, site, reads } = held
  if (!personal || write.keys.length === 0 || write.how === 'drop' || write.key !== undefined) return undefined
  const late = turn.k === 'run' && reads.some((read) => isLate(held, write, read))
  // What joins a list changes none of those that are in it: `failed.push(donor)`, where each of `failed` is written to.
  if (write.how === 'add' && reads.every((read) => read.path.length > write.keys.length)) return undefined
  const holds = write.keys.length > 1 || late ? (['whole', 'copied'] as const) : (['whole'] as const)
  const shared = turn.k === 'run' || turn.overlap ? reads : reads.filter(({ taken = 0 }) => taken < write.keys.length)
  if (!isHeldAs(shared, holds, write.keys) || isMadeAnew(held)) return undefined
  if (turn.k === 'run') return turn.overlap && waitsBetween(held, write, scope.run === undefined) ? 'overwritten' : undefined
  return isOpenEnded(held) && (turn.view === site.view || turn.overlap) ? 'overwritten' : undefined
}

function isMadeAnew({ writes }: Held): boolean {
  return writes.some(({ write }) => write.keys.length === 0 && write.how === 'assign' && !write.init)
}

/** The next turn begins while the send of this one is under way. */
function isOpenEnded({ turn, site }: Held): boolean {
  if (turn.overlap) return turn.k === 'each'
  return !site.settles || !isAwaitedIn(turn, { view: site.view }, site.term)
}

/** Between the write and the send lies a moment in which another run may write. */
function waitsBetween({ site, turn }: Held, write: Write, isLocal: boolean): boolean {
  if (!isLocal || write.view !== site.view) return false
  const send = site.view.facts.terms[site.term]!.span
  const guards = site.view.callEffect.get(site.term)?.guards ?? []
  if (exclude(write.guards, guards)) return false
  const inner = site.fn !== write.fn && isWithin(site.view, site.fn, write.fn)
  if (inner) return true
  return (site.view.awaits.get(site.fn) ?? []).some(
    (effect) =>
      writtenIn(turn, { ...write, fn: effect.function, loops: effect.loops }) &&
      write.span[1] <= effect.span[0] &&
      effect.span[1] <= send[0] &&
      !exclude(effect.guards, guards),
  )
}

const laters =
  /^(?:setTimeout|setImmediate|setInterval|nextTick|queueMicrotask|then|catch|finally|add|push|enqueue|schedule|scheduleJob|defer|delay|on|once|limit|process|exec)$/

/** A name that is read when code runs later, which by then is another person's. */
function isDeferred(held: Held, { write, of, personal, scope }: TurnWrite): 'deferred' | undefined {
  const { turn, cell, reads } = held
  if (
    !(personal || (isMadeForOne(write) && !fillsOnce(of, write))) ||
    write.keys.length > 0 ||
    write.how !== 'assign' ||
    scope.run ||
    (cell.k === 'field' && (turn.k !== 'run' || !(isOfService(cell) || isMadeOnce(cell))))
  )
    return undefined
  const late = reads.some((read) => isLate(held, write, read))
  return late && (turn.k !== 'run' || turn.overlap) ? 'deferred' : undefined
}

function isLate(held: Held, write: Write, read: CellTouch): boolean {
  const { site, turn } = held
  const { view } = read.scope
  if (view !== write.view || view !== site.view || read.scope.run) return false
  const fn = laterFunction(turn, held, read)
  if (fn !== undefined && !isWithin(view, write.fn, fn)) return turn.k !== 'loop' || !isAwaitedIn(turn, { view }, site.term)
  if (turn.k !== 'run' && !(turn.k === 'each' && turn.overlap)) return false
  const at = view.facts.terms[read.at]!.span
  return (view.awaits.get(write.fn) ?? []).some(
    (effect) => site.fn === write.fn && write.span[1] <= effect.span[0] && effect.span[1] <= at[0],
  )
}

/** The innermost function around the send, within the turn, that is kept to run later. */
function laterFunction(turn: Turn, { site }: Held, read: CellTouch): number | undefined {
  const { view } = read.scope
  const { span } = view.facts.terms[read.at]!
  for (let at: number | undefined = site.fn; at !== undefined && at !== turn.fn; at = view.facts.functions[at]!.parent) {
    const fact = view.facts.functions[at]!
    const handed = handedTo(view, at)
    const isInside = fact.span[0] <= span[0] && span[1] <= fact.span[1]
    if (handed?.name !== undefined && isInside && (laters.test(handed.name) || takesError(view, at))) return at
  }
  return undefined
}
