import type { BindingId, FunctionId, Term, TermId } from '../../facts.js'
import { calleeValue } from '../../flow/callee.js'
import { alternatives } from '../../flow/union.js'
import { ask, type FileView, namesByTerm, ofView, type Question } from '../../flow/view.js'
import { symbolicFrame, viewFor, type World } from '../../flow/world.js'
import { writesOf, type Cell } from './cells.js'

/** A file, and inside a function that was followed into, the call that led there. */
export interface Scope {
  readonly view: FileView
  readonly run?: Run
}

export interface Run {
  readonly fn: FunctionId
  readonly file: string
  readonly call: TermId
  readonly outer: Scope
  readonly depth: number
  /** Names the chain of calls that led there. */
  readonly key: string
}

const runLimit = 3

export function runKey(scope: Scope): string {
  return scope.run?.key ?? scope.view.file
}

/** The project functions that a call runs, each with the call that leads into it. */
export function runsOf(world: World, scope: Scope, id: TermId, call: Extract<Term, { k: 'call' }>): (Scope & { readonly run: Run })[] {
  const depth = (scope.run?.depth ?? 0) + 1
  const within = scope.view.callEffect.get(id)?.function
  if (depth > runLimit || within === undefined) return []
  const callee = calleeValue(world, symbolicFrame(world, scope.view, within, undefined), call.callee)
  return alternatives(callee).flatMap((side) => {
    const view = side.k === 'function' ? viewFor(world, side.file) : undefined
    if (side.k !== 'function' || !view || isRunning(scope, side.file, side.fn)) return []
    const key = `${side.file}#${side.fn}@${id}<${runKey(scope)}`
    return [{ view, run: { fn: side.fn, file: side.file, call: id, outer: scope, depth, key } }]
  })
}

function isRunning(scope: Scope, file: string, fn: FunctionId): boolean {
  for (let at = scope.run; at; at = at.outer.run) if (at.fn === fn && at.file === file) return true
  return false
}

export interface Filled {
  readonly run: Scope
  /** The parameter's own name there. */
  readonly of: Cell
  readonly write: ReturnType<typeof writesOf>[number]
}

/** Names that are made to hold a term. */
const namesFirst: Question<readonly { readonly binding: BindingId }[]> = {
  about: 'terms',
  answer: (view, term) => firstNames(view).get(term) ?? [],
}

const firstNames = ofView(({ writes }) => namesByTerm(writes, ([first]) => (first?.init === true ? first.value : undefined)))

/** Calls that are handed what a name holds, in the order in which they stand. */
export const callsHanded: Question<readonly { readonly term: TermId }[]> = {
  about: 'bindings',
  answer: (view, binding) => handings(view).get(binding) ?? [],
}

const handings = ofView(({ calls, facts: { terms } }) => {
  const found = new Map<BindingId, { readonly term: TermId }[]>()
  for (const { term } of calls) {
    const call = terms[term]!
    const given = call.k === 'call' ? call.args.flatMap((argument) => ('item' in argument ? terms[argument.item]! : [])) : []
    const names = new Set(given.flatMap((one) => (one.k === 'ref' ? [one.binding] : [])))
    for (const binding of names) found.set(binding, [...(found.get(binding) ?? []), { term }])
  }
  return found
})

/** Writes to a parameter of a project function that a call hands the cell to. */
export function filledBy(world: World, scope: Scope, cell: Extract<Cell, { k: 'binding' }>, id: TermId): Filled[] {
  const call = cell.view.facts.terms[id]!
  if (call.k !== 'call') return []
  const index = call.args.findIndex((argument) => {
    const given = 'item' in argument ? cell.view.facts.terms[argument.item]! : undefined
    return given?.k === 'ref' && given.binding === cell.binding
  })
  if (index < 0) return []
  return runsOf(world, scope, id, call).flatMap((run) => {
    const param = run.view.facts.functions[run.run!.fn]!.params[index]
    return (param === undefined ? [] : ask(run.view, namesFirst, param)).flatMap(({ binding }) => {
      const of: Cell = { k: 'binding', view: run.view, binding }
      const filling = writesOf(of).filter((write) => !write.rebinds && (write.keys.length > 0 || write.how !== 'assign'))
      return filling.map((write) => ({ run, of, write }))
    })
  })
}
