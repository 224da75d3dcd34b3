import type { Effect, FunctionId, LoopId, TermId } from '../../facts.js'
import { iterates } from '../../flow/callback-roles.js'
import { ask, calleeName, type FileView, isWithin, type Question } from '../../flow/view.js'
import type { Span } from '../../source.js'
import type { Cell, Write } from './cells.js'
import { registrars } from './registrars.js'
import type { Scope } from './runs.js'
import type { Touch } from './slice.js'

/**
 * What happens again for the next person: a loop, a callback that runs once per element (`each`), or a run of a function
 * that many calls or requests share (`run`).
 */
export interface Turn {
  readonly k: 'loop' | 'each' | 'run'
  readonly view: FileView
  /** The function that holds the loop, or that is the turn. */
  readonly fn: FunctionId
  readonly loop?: LoopId
  readonly span: Span
  /** Turns may overlap: the next begins before what this one started has ended. */
  readonly overlap: boolean
}

const serial = /series$|^(?:eachAsync|asyncForEach|forEachAsync|reduce|reduceRight)$/i

/** Callbacks that run once, or in place: their run is none of their own. */
const inPlace =
  /^(?:then|catch|finally|tap|setTimeout|setImmediate|nextTick|queueMicrotask|exec|toArray|transaction|\$transaction|waterfall|parallel|series|all|limit|retry|pRetry|spread)$/

const stream = /^(?:Transform|Writable|Duplex|TransformStream|WritableStream)$/

/** The turns around a place, innermost first. */
export function turnsAround(view: FileView, fn: FunctionId, loops: readonly LoopId[]): Turn[] {
  const turns: Turn[] = []
  let inner: readonly LoopId[] = loops
  for (let at: FunctionId | undefined = fn; at !== undefined; at = view.facts.functions[at]!.parent) {
    for (const loop of [...inner].reverse())
      turns.push({ k: 'loop', view, fn: at, loop, span: view.facts.loops[loop]!.span, overlap: false })
    const fact = view.facts.functions[at]!
    if (at !== 0) {
      const turn = ofFunction(view, at)
      if (turn) turns.push(turn)
    }
    inner = fact.loops
  }
  return turns
}

function ofFunction(view: FileView, fn: FunctionId): Turn | undefined {
  const fact = view.facts.functions[fn]!
  const use = view.uses.get(fn)
  const turn = { view, fn, span: fact.span }
  if (!use) return { ...turn, k: 'run', overlap: fact.async === true || answersRequests(view, fn) }
  const call = view.facts.terms[use.call]!
  const name = call.k === 'call' ? (calleeName(view.facts, call.callee) ?? '') : ''
  // `new Transform({ transform(user, …) {} })`: one chunk after the other.
  if (call.k === 'call' && call.construct && stream.test(name) && /^(?:transform|write)$/.test(use.keys.at(-1) ?? ''))
    return { ...turn, k: 'each', overlap: false }
  if (iterates(view.facts, use)) return { ...turn, k: 'each', overlap: !serial.test(name) }
  if (inPlace.test(name) || (call.k === 'call' && call.construct)) return undefined
  return registrars.test(name) || fact.parent === 0 ? { ...turn, k: 'run', overlap: true } : undefined
}

/** `exports.forgot = (req, res) => …`: the next request is let in as soon as this one waits for a callback. */
function answersRequests(view: FileView, fn: FunctionId): boolean {
  const [first] = view.facts.functions[fn]!.params
  const binding = first === undefined ? undefined : view.firstNamed.get(first)
  return binding !== undefined && /^_?(?:req|request|ctx)$/.test(view.facts.bindings[binding]!.name)
}

/** Whether code of this function, in these loops, runs as part of the turn. */
export function happensIn(turn: Turn, view: FileView, fn: FunctionId, loops: readonly LoopId[]): boolean {
  if (view !== turn.view) return false
  if (turn.loop === undefined) return isWithin(view, fn, turn.fn)
  let around = loops
  for (let at: FunctionId | undefined = fn; at !== undefined; at = view.facts.functions[at]!.parent) {
    if (at === turn.fn) return around.includes(turn.loop)
    around = view.facts.functions[at]!.loops
  }
  return false
}

/** Whether what a cell holds is still there on the next turn. */
export function outlives(cell: Cell, turn: Turn): boolean {
  if (cell.k !== 'binding') return true
  const fact = cell.view.facts.bindings[cell.binding]!
  if (fact.kind === 'import' || fact.kind === 'function' || fact.kind === 'class' || fact.kind === 'enum') return false
  if (cell.view !== turn.view) return fact.function === 0
  if (turn.loop === undefined) return fact.function !== turn.fn && isWithin(cell.view, turn.fn, fact.function)
  if (!isWithin(cell.view, turn.fn, fact.function)) return false
  if (fact.function !== turn.fn) return true
  const { loops } = cell.view.facts
  for (let loop = fact.loop; loop !== undefined; loop = loops[loop]!.parent) if (loop === turn.loop) return false
  // The head of `for (let i = 0; …)` stands outside of its turns, and each has its own `i` all the same.
  return !(fact.kind !== 'var' && loops[turn.loop]!.span[0] <= fact.span[0] && fact.span[1] <= loops[turn.loop]!.span[1])
}

/** Parts of one person's record that are the same for many. */
const common =
  /^(?:locale|lang|language|template\w*|layout|theme|type|kind|category|timezone|tz|plan|status|length|from|sender|transport(?:er)?|config|options|env|currency|country|index|file|path|dir|format|version|subject|host|baseUrl)$/i

/** Whether what a value is made of differs from turn to turn, by a person's data. */
export function isOfTurn(turn: Turn, touch: Touch): boolean {
  const last = touch.path.findLast((name) => name !== '*')
  if (last !== undefined && common.test(last)) return false
  if (touch.scope.view !== turn.view) return false
  if (touch.k === 'element') return turn.loop === touch.loop
  if (touch.k === 'pulled') {
    const effect = touch.scope.view.callEffect.get(touch.term)
    return effect !== undefined && happensIn(turn, touch.scope.view, effect.function, effect.loops)
  }
  if (touch.k === 'param') return turn.loop === undefined && touch.fn === turn.fn && !(turn.k === 'each' && touch.index > 1)
  if (touch.k !== 'cell' || turn.loop === undefined || touch.cell.k !== 'binding') return false
  return counts(turn, touch.cell)
}

/** `users[i]`, or a name that the head of the loop gives another value: `while ((row = next()))`. */
function counts(turn: Turn, { view, binding }: Extract<Cell, { k: 'binding' }>): boolean {
  const kind = view.facts.loops[turn.loop!]!.kind
  if (kind === 'for-of' || kind === 'for-in' || kind === 'for-await') return false
  return (view.writes.get(binding) ?? []).some(
    (write) =>
      /^(?:\+\+|--|[+-]=)$/.test(write.op ?? '') && isNumber(view, write.value) && happensIn(turn, view, write.function, write.loops),
  )
}

function isNumber(view: FileView, id: TermId): boolean {
  const term = view.facts.terms[id]!
  return term.k === 'unary' || (term.k === 'literal' && typeof term.value === 'number')
}

export function writtenIn(turn: Turn, write: Write): boolean {
  return happensIn(turn, write.view, write.fn, write.loops)
}

/** Whether the turn waits for a call, or for what it is part of, before it ends. */
export function isAwaitedIn(turn: Turn, scope: Scope, call: TermId): boolean {
  return ask(scope.view, waitingFor, call).some((effect) => happensIn(turn, scope.view, effect.function, effect.loops))
}

const waitingFor: Question<readonly Effect[]> = {
  about: 'terms',
  answer(view, call) {
    const span = view.facts.terms[call]!.span
    const within = view.callEffect.get(call)
    const holds = (outer: Span): boolean => outer[0] <= span[0] && span[1] <= outer[1]
    return view.facts.effects.filter((effect) => {
      if (effect.k !== 'await' && effect.k !== 'yield') return false
      return holds(effect.span) || (within !== undefined && awaitsName(view, effect.k === 'await' ? effect.term : undefined, holds))
    })
  },
}

/** `const sent = send(message); await sent`. */
function awaitsName(view: FileView, awaited: TermId | undefined, holds: (span: Span) => boolean): boolean {
  const term = awaited === undefined ? undefined : view.facts.terms[awaited]!
  const of = term?.k === 'await' ? view.facts.terms[term.of]! : undefined
  return of?.k === 'ref' && (view.writes.get(of.binding) ?? []).some((write) => holds(view.facts.terms[write.value]!.span))
}
